using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Functions;

/// <summary>What depends on chance: always <see cref="EvaluationContext.Random"/>, so that tests can fix it.</summary>
internal static class RandomFunctions
{
    private const double LargestExactInteger = 9007199254740991;

    public static BuiltInFunction[] All { get; } =
    [
        new("RANDOM", 0, 0, "", "A random number from 0 to below 1.", static (_, context) => context.Random.NextDouble(), "RAND"),
        new("RANDOM_INT", 2, 2, "min, max", "A random integer between two others, both included.", RandomInteger),
        new("SAMPLE", 1, 1, "list", "A random item; null when the list is empty.", Sample, "RANDOM_ITEM"),
        new("SHUFFLE", 1, 1, "list", "The items in random order.", Shuffle),
        new("UUID", 0, 0, "", "A new random id, such as 0f8fad5b-d9cb-469f-a165-70867728950e.", NewId, "GUID"),
    ];

    private static Value RandomInteger(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        double a = Math.Truncate(arguments.Number(0));
        double b = Math.Truncate(arguments.Number(1));
        if (Math.Max(Math.Abs(a), Math.Abs(b)) > LargestExactInteger)
        {
            throw new EvaluationFailure(ErrorCodes.NotANumber, "The bounds of a random integer are between -9007199254740991 and 9007199254740991.");
        }

        return context.Random.NextInt64((long)Math.Min(a, b), (long)Math.Max(a, b) + 1);
    }

    private static Value Sample(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        ValueList list = arguments.PeekList(0);
        return list.Count == 0 ? Value.Null : list[context.Random.Next(list.Count)];
    }

    private static Value Shuffle(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        ValueList list = arguments.PeekList(0);
        Work.ChargeList(context, list.Count);
        Value[] items = list.Items.ToArray();
        context.Random.Shuffle(items);
        return Value.List(ValueList.Own(items));
    }

    private static Value NewId(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        Span<byte> bytes = stackalloc byte[16];
        context.Random.NextBytes(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }
}
