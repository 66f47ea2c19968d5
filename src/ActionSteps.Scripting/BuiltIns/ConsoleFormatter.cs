using System.Text;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary>Values as a person wants to read them in a log. Runs no script: getters are only named.</summary>
internal static class ConsoleFormatter
{
    private const int MaxDepth = 4;
    private const int MaxItems = 100;
    private const int MaxLength = 16_384;

    internal static string Format(Realm realm, ReadOnlySpan<JsValue> values)
    {
        var text = new StringBuilder();
        foreach (JsValue value in values)
        {
            if (text.Length > 0)
            {
                text.Append(' ');
            }

            Append(realm, text, value, 0, isTop: true);
        }

        realm.Meter.Charge(text.Length / 4);
        return text.Length <= MaxLength ? text.ToString() : text.ToString(0, MaxLength) + "…";
    }

    private static void Append(Realm realm, StringBuilder text, JsValue value, int depth, bool isTop)
    {
        if (text.Length > MaxLength)
        {
            return;
        }

        switch (value.Cell)
        {
            case JsString content when isTop:
                text.Append(content.Length > MaxLength ? content.Text.AsSpan(0, MaxLength) : content.Text);
                break;
            case JsString content:
                text.Append('\'').Append(content.Text.Length > MaxLength ? content.Text[..MaxLength] : content.Text).Append('\'');
                break;
            case JsBigInt big:
                text.Append(Operations.ToText(realm, big)).Append('n');
                break;
            case JsError error:
                text.Append(error.TryGetOwn(realm, Names.Stack, out JsValue stack, out _) && stack.Cell is JsString lines ? lines.Text : "Error");
                break;
            case JsObject { IsCallable: true } function:
                string? name = JsError.PeekText(realm, function, Names.Name);
                text.Append(string.IsNullOrEmpty(name) ? "[Function (anonymous)]" : $"[Function: {name}]");
                break;
            case JsArray array:
                AppendArray(realm, text, array, depth);
                break;
            case JsMap map:
                AppendTable(realm, text, "Map", map.Table, hasValues: true, depth);
                break;
            case JsSet set:
                AppendTable(realm, text, "Set", set.Table, hasValues: false, depth);
                break;
            case JsObject { HasOrdinaryPrototype: true } target:
                AppendObject(realm, text, target, depth);
                break;
            default:
                text.Append(Operations.Describe(value));
                break;
        }
    }

    private static void AppendArray(Realm realm, StringBuilder text, JsArray array, int depth)
    {
        if (depth >= MaxDepth)
        {
            text.Append("[Array]");
            return;
        }

        text.Append('[');
        uint shown = Math.Min(array.Length, MaxItems);
        for (uint i = 0; i < shown; i++)
        {
            text.Append(i == 0 ? " " : ", ");
            if (array.TryGetOwn(realm, new PropertyKey(i), out JsValue item, out PropertyFlags flags))
            {
                AppendSlot(realm, text, item, flags, depth);
            }
            else
            {
                text.Append("<empty>");
            }
        }

        text.Append(array.Length > shown ? $", ... {array.Length - shown} more items ]" : shown == 0 ? "]" : " ]");
    }

    private static void AppendObject(Realm realm, StringBuilder text, JsObject target, int depth)
    {
        if (depth >= MaxDepth)
        {
            text.Append("[Object]");
            return;
        }

        text.Append('{');
        int shown = 0;
        foreach (PropertyKey key in target.OwnKeys(realm))
        {
            if (!target.TryGetOwn(realm, key, out JsValue slot, out PropertyFlags flags) || (flags & PropertyFlags.Enumerable) == 0)
            {
                continue;
            }

            if (shown++ == MaxItems)
            {
                text.Append(", ...");
                break;
            }

            text.Append(shown == 1 ? " " : ", ").Append(key.ToString()).Append(": ");
            AppendSlot(realm, text, slot, flags, depth);
        }

        text.Append(shown == 0 ? "}" : " }");
    }

    private static void AppendTable(Realm realm, StringBuilder text, string name, OrderedTable table, bool hasValues, int depth)
    {
        text.Append(name).Append('(').Append(table.Count).Append(") {");
        if (depth >= MaxDepth)
        {
            text.Append("...}");
            return;
        }

        int shown = 0;
        var cursor = default(TableCursor);
        while (table.TryNext(realm, ref cursor, out int at))
        {
            if (shown++ == MaxItems)
            {
                text.Append(", ...");
                break;
            }

            text.Append(shown == 1 ? " " : ", ");
            Append(realm, text, table.KeyAt(at), depth + 1, isTop: false);
            if (hasValues)
            {
                text.Append(" => ");
                Append(realm, text, table.ValueAt(at), depth + 1, isTop: false);
            }
        }

        text.Append(shown == 0 ? "}" : " }");
    }

    private static void AppendSlot(Realm realm, StringBuilder text, JsValue slot, PropertyFlags flags, int depth)
    {
        if ((flags & PropertyFlags.Accessor) != 0)
        {
            text.Append("[Getter/Setter]");
        }
        else
        {
            Append(realm, text, slot, depth + 1, isTop: false);
        }
    }
}
