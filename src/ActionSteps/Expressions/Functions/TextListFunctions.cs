using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Functions;

/// <summary>Texts to lists and back.</summary>
internal static class TextListFunctions
{
    public static BuiltInFunction[] All { get; } =
    [
        new("CONCAT", 1, BuiltInFunction.AnyNumber, "a, b, …", "The texts joined; lists joined when the first argument is a list.",
            Concat, "CONCATENATE"),
        new("SPLIT", 2, 2, "text, separator", "The list of the parts between separators; without a separator the characters.", Split),
        new("JOIN", 1, 2, "list[, separator]", "The items as one text, by default with \", \" between them.", Join),
        new("TEXT", 1, 1, "value", "The text form of a value, as a template prints it.", Text, "STRING"),
    ];

    /// <summary>The text forms of values behind each other.</summary>
    public static Value ConcatTexts(ReadOnlySpan<Value> values, EvaluationContext context)
    {
        TextBuilder result = new(stackalloc char[256], context.Limits.MaxTextLength);
        try
        {
            foreach (ref readonly Value value in values)
            {
                Coercion.AppendText(ref result, value, context);
            }

            return result.ToString();
        }
        finally
        {
            result.Dispose();
        }
    }

    private static Value Text(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        string text = arguments.PeekText(0, context);
        Work.ChargeText(context, text.Length);
        return text;
    }

    private static Value Concat(ReadOnlySpan<Value> arguments, EvaluationContext context) =>
        arguments[0].IsList ? ConcatLists(arguments, context) : ConcatTexts(arguments, context);

    private static Value ConcatLists(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        long count = 0;
        foreach (ref readonly Value argument in arguments)
        {
            count += Arguments.CountOf(argument);
        }

        Work.ChargeList(context, count);
        Value[] items = new Value[count];
        int at = 0;
        foreach (ref readonly Value argument in arguments)
        {
            ValueList list = Arguments.ToList(argument);
            list.Items.CopyTo(items.AsSpan(at));
            at += list.Count;
        }

        return Value.List(ValueList.Own(items));
    }

    private static Value Split(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        string text = arguments.PeekText(0, context);
        string separator = arguments.PeekText(1, context);
        if (separator.Length == 0)
        {
            return Characters(text, context);
        }

        Work.ChargeSearch(context, text, separator);
        Value[] parts = new Value[CountParts(text, separator, context)];
        int from = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            int at = TextUnits.IndexOf(text, separator, from);
            parts[i] = text[from..(at < 0 ? text.Length : at)];
            from = at + separator.Length;
        }

        return Value.List(ValueList.Own(parts));
    }

    private static int CountParts(string text, string separator, EvaluationContext context)
    {
        int count = 1;
        int at = TextUnits.IndexOf(text, separator, 0);
        for (; at >= 0 && count <= context.Limits.MaxListLength; count++)
        {
            at = TextUnits.IndexOf(text, separator, at + separator.Length);
        }

        Work.ChargeList(context, count);
        return count;
    }

    private static Value Characters(string text, EvaluationContext context)
    {
        int count = 0;
        for (int at = 0; at < text.Length && count <= context.Limits.MaxListLength; at += TextUnits.LengthAt(text, at))
        {
            count++;
        }

        Work.ChargeList(context, count);
        Value[] characters = new Value[count];
        for (int i = 0, at = 0; i < count; i++)
        {
            int length = TextUnits.LengthAt(text, at);
            characters[i] = text.Substring(at, length);
            at += length;
        }

        return Value.List(ValueList.Own(characters));
    }

    private static Value Join(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        ReadOnlySpan<Value> items = arguments.List(0, context).Items;
        string separator = arguments.Length > 1 ? arguments.PeekText(1, context) : ", ";
        TextBuilder result = new(stackalloc char[256], context.Limits.MaxTextLength);
        try
        {
            for (int i = 0; i < items.Length; i++)
            {
                if (i > 0)
                {
                    result.Append(separator);
                }

                Coercion.AppendText(ref result, items[i], context);
            }

            Work.Charge(context, (long)separator.Length * items.Length);
            return result.ToString();
        }
        finally
        {
            result.Dispose();
        }
    }
}
