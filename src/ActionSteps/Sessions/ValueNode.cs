namespace ActionSteps.Sessions;

/// <summary>What lists and objects share: how deep they nest and how large their JSON text can get.</summary>
public abstract class ValueNode
{
    // Far beyond every session, and small enough that the sum over the longest list cannot overflow.
    private const long LargestBound = 1L << 36;

    /// <summary>The most bytes of a number, boolean or null.</summary>
    internal const int LargestScalar = 25;

    private readonly int _depth;
    private readonly bool _hasReservedNames;
    private readonly long _jsonBound;

    private protected ValueNode(in NodeShape shape)
    {
        if (shape.Depth > Value.MaxDepth)
        {
            throw new LimitExceededException("nesting of a value", shape.Depth, Value.MaxDepth, "levels");
        }

        _depth = shape.Depth;
        _hasReservedNames = shape.HasReservedNames;
        _jsonBound = Math.Min(shape.JsonBound, LargestBound);
    }

    /// <summary>Levels of nesting: 1 for a list or object of scalars.</summary>
    internal int Depth => _depth;

    /// <summary>Whether a member somewhere inside may have a name that is never data in a session, such as <c>__proto__</c>.</summary>
    internal bool HasReservedNames => _hasReservedNames;

    /// <summary>
    /// Never less than the UTF-8 bytes of the compact JSON text, up to 64 GB. It is a bound so that building a value costs no pass over
    /// its text; it also keeps values that share their parts from pretending to be small.
    /// </summary>
    internal long JsonBound => _jsonBound;

    /// <summary>Whether <see cref="JsonBound"/> is as large as it gets, so that nothing can be subtracted from it.</summary>
    private protected bool IsBoundSaturated => _jsonBound == LargestBound;

    /// <summary>The bound of a text with its quotes: at most six bytes a UTF-16 unit.</summary>
    internal static long BoundOf(string text) => 2 + (6L * text.Length);

    /// <summary>The bound of any value: numbers have at most 25 bytes.</summary>
    internal static long BoundOf(Value value) => value.Payload switch
    {
        string text => BoundOf(text),
        ValueNode node => node.JsonBound,
        _ => LargestScalar,
    };
}
