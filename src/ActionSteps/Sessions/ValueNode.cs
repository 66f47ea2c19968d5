namespace ActionSteps.Sessions;

/// <summary>What lists and objects share: how deep they nest and how large their JSON text can get.</summary>
public abstract class ValueNode
{
    // Values that share their parts double with every level; the bound stops growing long before it would overflow.
    private const long LargestBound = 1L << 60;

    private readonly int _depth;
    private readonly long _jsonBound;

    private protected ValueNode(int depth, long jsonBound)
    {
        if (depth > Value.MaxDepth)
        {
            throw new LimitExceededException("nesting of a value", depth, Value.MaxDepth, "levels");
        }

        _depth = depth;
        _jsonBound = jsonBound;
    }

    /// <summary>Levels of nesting: 1 for a list or object of scalars.</summary>
    internal int Depth => _depth;

    /// <summary>
    /// Never less than the UTF-8 bytes of the compact JSON text. It is a bound so that building a value costs no pass over its text;
    /// it also keeps values that share their parts from pretending to be small.
    /// </summary>
    internal long JsonBound => _jsonBound;

    /// <summary>The bound of any value: at most six bytes a UTF-16 unit of text and 25 a number.</summary>
    internal static long BoundOf(Value value) => value.Kind switch
    {
        ValueKind.Text => value.TryGetText(out string? text) ? BoundOf(text) : 0,
        ValueKind.List => value.TryGetList(out ValueList? list) ? list.JsonBound : 0,
        ValueKind.Object => value.TryGetObject(out ValueObject? members) ? members.JsonBound : 0,
        ValueKind.Number => 25,
        _ => 5,
    };

    /// <summary>The sum of two bounds.</summary>
    internal static long AddBounds(long first, long second) => Math.Min(first + second, LargestBound);

    /// <summary>Whether the bound has stopped growing, so that nothing can be subtracted from it.</summary>
    private protected bool HasLargestBound => _jsonBound == LargestBound;

    /// <summary>The bound of a text with its quotes.</summary>
    internal static long BoundOf(string text) => 2 + (6L * text.Length);
}
