using System.Globalization;

namespace ActionSteps.Sessions;

/// <summary>The text form of values: what a template prints, and compact JSON.</summary>
internal static class ValueText
{
    // The longest JSON text of one value: far beyond a session, and finite for values that share their parts.
    private const int LongestText = 32 * 1024 * 1024;

    /// <summary>What a template prints.</summary>
    public static string ToText(Value value)
    {
        if (value.TryGetText(out string? text))
        {
            return text;
        }

        if (value.TryGetNumber(out double number))
        {
            return NumberText.Format(number);
        }

        if (value.TryGetBoolean(out bool boolean))
        {
            return boolean ? "true" : "false";
        }

        if (value.IsNullOrUndefined)
        {
            return string.Empty;
        }

        TextBuilder builder = new(stackalloc char[256], LongestText);
        try
        {
            Append(ref builder, value);
            return builder.ToString();
        }
        finally
        {
            builder.Dispose();
        }
    }

    /// <summary>Compact JSON; undefined is written as null.</summary>
    public static string ToJson(Value value)
    {
        TextBuilder builder = new(stackalloc char[256], LongestText);
        try
        {
            AppendJson(ref builder, value);
            return builder.ToString();
        }
        finally
        {
            builder.Dispose();
        }
    }

    /// <summary>Appends what a template prints.</summary>
    public static void Append(scoped ref TextBuilder builder, Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.Text:
                value.TryGetText(out string? text);
                builder.Append(text.AsSpan());
                break;
            case ValueKind.Undefined or ValueKind.Null:
                break;
            case ValueKind.Object when AnswerOf(value) is { } answer:
                builder.Append(answer);
                break;
            default:
                AppendJson(ref builder, value);
                break;
        }
    }

    /// <summary>Appends compact JSON with everything beyond ASCII as it is.</summary>
    public static void AppendJson(scoped ref TextBuilder builder, Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.Number:
                value.TryGetNumber(out double number);
                builder.Append(number);
                break;
            case ValueKind.Boolean:
                builder.Append(value == Value.True ? "true" : "false");
                break;
            case ValueKind.Text:
                value.TryGetText(out string? text);
                AppendQuoted(ref builder, text);
                break;
            case ValueKind.List:
                value.TryGetList(out ValueList? list);
                AppendList(ref builder, list ?? ValueList.Empty);
                break;
            case ValueKind.Object:
                value.TryGetObject(out ValueObject? members);
                AppendObject(ref builder, members ?? ValueObject.Empty);
                break;
            default:
                builder.Append("null");
                break;
        }
    }

    /// <summary>Appends a JSON string. Lone surrogates are escaped, as they have no UTF-8 form.</summary>
    public static void AppendQuoted(scoped ref TextBuilder builder, ReadOnlySpan<char> text)
    {
        builder.Append('"');
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char unit = text[i];
            if (unit >= ' ' && unit != '"' && unit != '\\' && !char.IsSurrogate(unit))
            {
                continue;
            }

            if (char.IsHighSurrogate(unit) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
                continue;
            }

            builder.Append(text[start..i]);
            start = i + 1;
            AppendEscape(ref builder, unit);
        }

        builder.Append(text[start..]);
        builder.Append('"');
    }

    private static void AppendEscape(scoped ref TextBuilder builder, char unit)
    {
        builder.Append('\\');
        switch (unit)
        {
            case '"' or '\\':
                builder.Append(unit);
                break;
            case '\n':
                builder.Append('n');
                break;
            case '\r':
                builder.Append('r');
                break;
            case '\t':
                builder.Append('t');
                break;
            case '\b':
                builder.Append('b');
                break;
            case '\f':
                builder.Append('f');
                break;
            default:
                builder.Append('u');
                ((int)unit).TryFormat(builder.Reserve(4), out _, "x4", CultureInfo.InvariantCulture);
                break;
        }
    }

    private static void AppendList(scoped ref TextBuilder builder, ValueList list)
    {
        builder.Append('[');
        for (int i = 0; i < list.Count; i++)
        {
            if (i > 0)
            {
                builder.Append(',');
            }

            AppendJson(ref builder, list.Items[i]);
        }

        builder.Append(']');
    }

    private static void AppendObject(scoped ref TextBuilder builder, ValueObject members)
    {
        builder.Append('{');
        for (int i = 0; i < members.Count; i++)
        {
            if (i > 0)
            {
                builder.Append(',');
            }

            AppendQuoted(ref builder, members.Names[i]);
            builder.Append(':');
            AppendJson(ref builder, members.Values[i]);
        }

        builder.Append('}');
    }

    /// <summary>
    /// A knowledge base finding prints its answer instead of JSON (knowledge-base.md section 2). It is known by its members,
    /// because session data is plain JSON.
    /// </summary>
    private static string? AnswerOf(Value value) =>
        value.TryGetObject(out ValueObject? members)
        && members.Names.SequenceEqual(FindingMembers)
        && members.Values[0].TryGetText(out string? answer)
            ? answer
            : null;

    private static readonly string[] FindingMembers = ["answer", "content", "contentUrl", "contentType", "sources", "question"];
}
