using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Functions;

/// <summary>Reads and changes parts of objects by paths. The objects themselves stay as they are.</summary>
internal static class ObjectFunctions
{
    public static BuiltInFunction[] All { get; } =
    [
        new("GET", 1, 3, "path | object, path[, default]", "A variable by its name, or a part of an object; the default where it is missing.",
            Get, "PROPERTY"),
        new("SET", 3, 3, "object, path, value", "A copy of the object with one part changed.", Set),
        new("HAS", 2, 2, "object, path", "Whether the object has that part, also when it is null.",
            static (a, context) => !Read(a, context).IsUndefined),
        new("PICK", 2, BuiltInFunction.AnyNumber, "object, key, …", "The object with these members only.",
            static (a, context) => Members(a, context, isWanted: true)),
        new("OMIT", 2, BuiltInFunction.AnyNumber, "object, key, …", "The object without these members.",
            static (a, context) => Members(a, context, isWanted: false)),
    ];

    private static Value Get(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        if (arguments.Length == 1)
        {
            return context.Variables.Get(VariablePath.ParseLoose(arguments.PeekText(0, context)));
        }

        Value value = Read(arguments, context);
        return value.IsNullOrUndefined && arguments.Length > 2 ? arguments[2] : value;
    }

    private static Value Read(ReadOnlySpan<Value> arguments, EvaluationContext context) =>
        VariablePath.ParseLoose(arguments.PeekText(1, context)).Read(arguments[0]);

    private static Value Set(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        string text = arguments.PeekText(1, context);
        VariablePath path = VariablePath.ParseLoose(text);
        ChargeCopies(arguments[0], path, context);
        try
        {
            return path.Write(arguments[0], arguments[2].IsUndefined ? Value.Null : arguments[2]);
        }
        catch (ArgumentException)
        {
            throw new EvaluationFailure(
                ErrorCodes.InvalidPath, "SET cannot write to this path; use names separated by dots, and indexes in lists.");
        }
    }

    /// <summary>Every container on the way is copied, and an index may make a list longer.</summary>
    private static void ChargeCopies(Value value, VariablePath path, EvaluationContext context)
    {
        foreach (ref readonly PathSegment segment in path.Segments)
        {
            int count = value.TryGetList(out ValueList? list) ? list.Count : value.TryGetObject(out ValueObject? members) ? members.Count : 0;
            Work.Charge(context, count);
            if (!value.IsObject && segment.IsIndex)
            {
                Work.ChargeList(context, Math.Max(count, segment.Index + 1L));
            }

            value = segment.Read(value);
        }
    }

    private static Value Members(ReadOnlySpan<Value> arguments, EvaluationContext context, bool isWanted)
    {
        if (!arguments[0].TryGetObject(out ValueObject? members))
        {
            return Value.EmptyObject;
        }

        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (ref readonly Value argument in arguments[1..])
        {
            ValueList keys = Arguments.ToList(argument);
            Work.Charge(context, keys.Count);
            foreach (ref readonly Value key in keys.Items)
            {
                names.Add(Coercion.ToText(key, context));
            }
        }

        Work.Charge(context, members.Count);
        ValueObject.Builder kept = new();
        for (int i = 0; i < members.Count; i++)
        {
            if (names.Contains(members.Names[i]) == isWanted)
            {
                kept.Set(members.Names[i], members.Values[i]);
            }
        }

        return Value.Object(kept.ToObject());
    }
}
