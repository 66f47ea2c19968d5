using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Functions;

/// <summary>Finds parts in texts and items in lists.</summary>
internal static class TextSearchFunctions
{
    public static BuiltInFunction[] All { get; } =
    [
        new("LENGTH", 1, 1, "value", "The number of characters of a text, items of a list, or members of an object; 0 for null.",
            Length, "SIZE", "LEN", "COUNT"),
        new("CONTAINS", 2, 2, "value, part", "Whether a text has the part, a list the item, or an object the member.",
            static (a, context) => Comparison.Contains(a[0], a[1], context), "INCLUDES"),
        new("STARTS_WITH", 2, 2, "text, part", "Whether the text starts with the part.",
            static (a, context) => a.PeekText(0, context).StartsWith(a.Text(1, context), StringComparison.Ordinal), "STARTSWITH"),
        new("ENDS_WITH", 2, 2, "text, part", "Whether the text ends with the part.",
            static (a, context) => a.PeekText(0, context).EndsWith(a.Text(1, context), StringComparison.Ordinal), "ENDSWITH"),
        new("INDEX_OF", 2, 2, "value, part", "The position of the part in a text or list, from 0; -1 where there is none.", IndexOf, "INDEXOF"),
        new("LAST_INDEX_OF", 2, 2, "value, part", "The last position of the part in a text or list, from 0; -1 where there is none.", LastIndexOf),
    ];

    private static Value Length(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        Value value = arguments[0];
        if (value.TryGetList(out ValueList? list))
        {
            return list.Count;
        }

        return value.TryGetObject(out ValueObject? members) ? members.Count : arguments.PeekText(0, context).Length;
    }

    private static Value IndexOf(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        if (!arguments[0].IsList)
        {
            (string text, string part) = Searched(arguments, context);
            return TextUnits.IndexOf(text, part, 0);
        }

        ReadOnlySpan<Value> items = arguments.List(0, context).Items;
        for (int i = 0; i < items.Length; i++)
        {
            if (Comparison.AreEqual(items[i], arguments[1], context))
            {
                return i;
            }
        }

        return -1;
    }

    private static Value LastIndexOf(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        if (!arguments[0].IsList)
        {
            (string text, string part) = Searched(arguments, context);
            return TextUnits.LastIndexOf(text, part);
        }

        ReadOnlySpan<Value> items = arguments.List(0, context).Items;
        int at = items.Length - 1;
        while (at >= 0 && !Comparison.AreEqual(items[at], arguments[1], context))
        {
            at--;
        }

        return at;
    }

    private static (string Text, string Part) Searched(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        string text = arguments.PeekText(0, context);
        string part = arguments.PeekText(1, context);
        Work.ChargeSearch(context, text, part);
        return (text, part);
    }
}
