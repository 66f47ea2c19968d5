using System.Text;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary>The arguments of <c>console.log</c> as one text: values separated by spaces, the first one perhaps a format.</summary>
internal static class ConsoleFormatter
{
    private const int MaxLength = 65_536;

    internal static string Format(Realm realm, ReadOnlySpan<JsValue> values)
    {
        var text = new StringBuilder();
        int next = 0;
        if (values.Length > 1 && values[0].Cell is JsString format && format.Text.Contains('%'))
        {
            next = AppendFormat(realm, text, format.Text, values);
        }

        for (int i = next; i < values.Length && text.Length <= MaxLength; i++)
        {
            if (i > 0)
            {
                text.Append(' ');
            }

            Append(text, values[i].Cell is JsString content ? content.Text : new ConsoleInspector(realm).Inspect(values[i]));
        }

        realm.Meter.Charge(text.Length / 4);
        realm.Meter.Allocate(2L * text.Length);
        return text.Length <= MaxLength ? text.ToString() : text.ToString(0, MaxLength) + "…";
    }

    private static void Append(StringBuilder text, string part) => text.Append(part.AsSpan(0, Math.Min(part.Length, MaxLength + 1)));

    /// <summary>Replaces the marks of a format by the arguments behind it; answers how many were used, with the format.</summary>
    private static int AppendFormat(Realm realm, StringBuilder text, string format, ReadOnlySpan<JsValue> values)
    {
        int next = 1;
        realm.Meter.Charge(format.Length / 4);
        for (int i = 0; i < format.Length && text.Length <= MaxLength; i++)
        {
            char mark = format[i] == '%' && i + 1 < format.Length ? format[i + 1] : '\0';
            if (mark == '%')
            {
                text.Append('%');
                i++;
            }
            else if (next < values.Length && "sdifjoOc".Contains(mark))
            {
                Append(text, One(realm, mark, values[next++]));
                i++;
            }
            else
            {
                text.Append(format[i]);
            }
        }

        return next;
    }

    private static string One(Realm realm, char mark, JsValue value)
    {
        switch (mark)
        {
            case 's':
                return AsText(realm, value);
            case 'd':
                return value.IsBigInt ? Big(realm, value) : value.Cell is JsSymbol ? "NaN" : ConsoleInspector.Number(Operations.ToNumber(realm, value));
            case 'i':
                return value.IsBigInt ? Big(realm, value) : value.Cell is JsSymbol ? "NaN" : Parsed(realm, "parseInt", value);
            case 'f':
                return value.Cell is JsSymbol ? "NaN" : Parsed(realm, "parseFloat", value);
            case 'j':
                JsValue json = new JsonWriter(realm, JsValue.Undefined, JsValue.Undefined).Write(value);
                return json.Cell is JsString written ? written.Text : "undefined";
            case 'o':
                return new ConsoleInspector(realm, maxDepth: 4, showHidden: true).Inspect(value);
            case 'O':
                return new ConsoleInspector(realm).Inspect(value);
            default:
                return "";
        }
    }

    private static string Big(Realm realm, JsValue value) => Operations.ToText(realm, value) + "n";

    private static string Parsed(Realm realm, string function, JsValue value) =>
        ConsoleInspector.Number(realm.Call(realm.Get(Intrinsic.Number).Get(realm, function), JsValue.Undefined, value).Number);

    // An object of a class that has a toString of its own is that text, any other object is inspected.
    private static string AsText(Realm realm, JsValue value)
    {
        if (value.IsNumber)
        {
            return ConsoleInspector.Number(value.Number);
        }

        switch (value.Cell)
        {
            case JsString text:
                return text.Text;
            case JsBigInt:
                return Big(realm, value);
            case JsSymbol symbol:
                return symbol.ToString();
            case JsObject { IsCallable: true, HasOrdinaryPrototype: true }:
                return Operations.ToText(realm, value);
            case JsObject target:
                return HasOwnText(realm, target) ? Operations.ToText(realm, value) : new ConsoleInspector(realm, maxDepth: 0).Inspect(value);
            default:
                return Operations.Describe(value);
        }
    }

    private static bool HasOwnText(Realm realm, JsObject target)
    {
        for (JsObject? holder = target; holder is { HasOrdinaryPrototype: true }; holder = holder.Prototype)
        {
            realm.Meter.Charge(1);
            if (holder.TryGetOwn(realm, Names.ToText, out JsValue slot, out PropertyFlags flags))
            {
                return (flags & PropertyFlags.Accessor) == 0 && slot.Cell is JsFunction;
            }
        }

        return false;
    }
}
