using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Functions;

/// <summary>Writes JSON as JavaScript does, compact or indented, within the longest text.</summary>
internal static class JsonText
{
    public static string Write(Value value, string indent, EvaluationContext context)
    {
        TextBuilder builder = new(stackalloc char[256], context.Limits.MaxTextLength);
        try
        {
            if (indent.Length == 0)
            {
                ValueText.AppendJson(ref builder, value);
            }
            else
            {
                Append(ref builder, value, indent, 0);
            }

            Work.Charge(context, builder.Length);
            return builder.ToString();
        }
        finally
        {
            builder.Dispose();
        }
    }

    private static void Append(scoped ref TextBuilder builder, Value value, string indent, int level)
    {
        if (value.TryGetList(out ValueList? list) && list.Count > 0)
        {
            builder.Append('[');
            for (int i = 0; i < list.Count; i++)
            {
                StartLine(ref builder, indent, level + 1, isFirst: i == 0);
                Append(ref builder, list[i], indent, level + 1);
            }

            EndLines(ref builder, indent, level, ']');
        }
        else if (value.TryGetObject(out ValueObject? members) && members.Count > 0)
        {
            builder.Append('{');
            for (int i = 0; i < members.Count; i++)
            {
                StartLine(ref builder, indent, level + 1, isFirst: i == 0);
                ValueText.AppendQuoted(ref builder, members.Names[i]);
                builder.Append(": ");
                Append(ref builder, members.Values[i], indent, level + 1);
            }

            EndLines(ref builder, indent, level, '}');
        }
        else
        {
            ValueText.AppendJson(ref builder, value);
        }
    }

    private static void StartLine(scoped ref TextBuilder builder, string indent, int level, bool isFirst)
    {
        if (!isFirst)
        {
            builder.Append(',');
        }

        builder.Append('\n');
        for (int i = 0; i < level; i++)
        {
            builder.Append(indent);
        }
    }

    private static void EndLines(scoped ref TextBuilder builder, string indent, int level, char end)
    {
        StartLine(ref builder, indent, level, isFirst: true);
        builder.Append(end);
    }
}
