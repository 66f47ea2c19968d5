using ActionSteps.Expressions.Nodes;
using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Parsing;

/// <summary>Which units make a name, and the names that mean something else.</summary>
internal static class Names
{
    /// <summary>Whether a name can begin with the unit.</summary>
    public static bool IsStart(char unit) => char.IsAsciiLetter(unit) || unit is '_' or '$' or '@' || (unit > 127 && char.IsLetter(unit));

    /// <summary>Whether the unit can be inside of a name; a member behind a dot may also begin with it.</summary>
    public static bool IsPart(char unit) => IsStart(unit) || char.IsAsciiDigit(unit) || (unit > 127 && char.IsDigit(unit));

    /// <summary>Where the name ends that begins at a position.</summary>
    public static int EndOf(ReadOnlySpan<char> source, int position)
    {
        while (position < source.Length && IsPart(source[position]))
        {
            position++;
        }

        return position;
    }

    /// <summary>Whether a name is a word in the place of an operator.</summary>
    public static bool IsOperator(ReadOnlySpan<char> name, out BinaryOperator operation)
    {
        operation = name.Length switch
        {
            2 when Is(name, "or") => BinaryOperator.Or,
            2 when Is(name, "in") => BinaryOperator.In,
            3 when Is(name, "and") => BinaryOperator.And,
            8 when Is(name, "contains") => BinaryOperator.Contains,
            _ => BinaryOperator.None,
        };
        return operation != BinaryOperator.None;
    }

    /// <summary>Whether a name is a word in the place of a value.</summary>
    public static bool IsLiteral(ReadOnlySpan<char> name, out Value value)
    {
        value = Value.Null;
        switch (name.Length)
        {
            case 4 when Is(name, "true"):
                value = Value.True;
                return true;
            case 5 when Is(name, "false"):
                value = Value.False;
                return true;
            default:
                return Is(name, "null") || Is(name, "undefined");
        }
    }

    /// <summary>Whether a name is a word of the language, in any case.</summary>
    public static bool Is(ReadOnlySpan<char> name, string word) => name.Equals(word, StringComparison.OrdinalIgnoreCase);
}
