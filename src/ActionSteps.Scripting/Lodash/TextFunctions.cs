using static ActionSteps.Scripting.Lodash.LodashFunction;

namespace ActionSteps.Scripting.Lodash;

/// <summary>Texts.</summary>
internal static class TextFunctions
{
    internal static readonly LodashFunction[] All =
    [
        Ends("endsWith", 3, EndsWith),
        Ends("escape", 1, static (in NativeCall call) => Escape(call.Realm, Texts.Of(call.Realm, call[0]))),
        Ends("escapeRegExp", 1, EscapePattern),
        Ends("pad", 3, static (in NativeCall call) => Pad(call, atStart: true, atEnd: true)),
        Ends("padEnd", 3, static (in NativeCall call) => Pad(call, atStart: false, atEnd: true)),
        Ends("padStart", 3, static (in NativeCall call) => Pad(call, atStart: true, atEnd: false)),
        Ends("parseInt", 2, ParseInt),
        Ends("repeat", 2, Repeat),
        Ends("replace", 3, static (in NativeCall call) => call.Count < 3 ? PropertyPath.TextOf(call.Realm, call[0]) : Native(call.Realm, "replace", PropertyPath.TextOf(call.Realm, call[0]), call[1], call[2])),
        Chain("split", 3, Split),
        Ends("startsWith", 3, StartsWith),
        Ends("template", 3, static (in NativeCall call) => TextTemplate.Create(call)),
        Ends("trim", 3, static (in NativeCall call) => Trim(call, atStart: true, atEnd: true)),
        Ends("trimEnd", 3, static (in NativeCall call) => Trim(call, atStart: false, atEnd: true)),
        Ends("trimStart", 3, static (in NativeCall call) => Trim(call, atStart: true, atEnd: false)),
        Ends("truncate", 2, static (in NativeCall call) => Truncation.Truncate(call)),
        Ends("unescape", 1, Unescape),
    ];

    private static readonly (string Entity, char Sign)[] s_entities = [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"'), ("&#39;", '\'')];

    /// <summary>A method that every text has.</summary>
    internal static JsValue Native(Realm realm, string method, JsValue text, params ReadOnlySpan<JsValue> arguments) =>
        realm.Call(realm.Get(Intrinsic.StringPrototype).Get(realm, method), text, arguments);

    internal static JsString Escape(Realm realm, string text)
    {
        realm.Meter.Charge(1 + (text.Length / 8));
        if (!text.AsSpan().ContainsAny("&<>\"'"))
        {
            return JsString.Of(text);
        }

        var made = new TextBuilder(realm);
        foreach (char unit in text)
        {
            switch (unit)
            {
                case '&':
                    made.Append("&amp;");
                    break;
                case '<':
                    made.Append("&lt;");
                    break;
                case '>':
                    made.Append("&gt;");
                    break;
                case '"':
                    made.Append("&quot;");
                    break;
                case '\'':
                    made.Append("&#39;");
                    break;
                default:
                    made.Append(unit);
                    break;
            }
        }

        return made.ToJsString();
    }

    private static JsValue Unescape(in NativeCall call)
    {
        Realm realm = call.Realm;
        string text = Texts.Of(realm, call[0]);
        realm.Meter.Charge(1 + text.Length);
        var made = new TextBuilder(realm);
        for (int at = 0; at < text.Length;)
        {
            int length = 0;
            foreach ((string entity, char sign) in s_entities)
            {
                if (text[at] == '&' && text.AsSpan(at).StartsWith(entity))
                {
                    made.Append(sign);
                    length = entity.Length;
                    break;
                }
            }

            if (length == 0)
            {
                made.Append(text[at]);
            }

            at += Math.Max(length, 1);
        }

        return made.ToJsString();
    }

    private static JsValue EscapePattern(in NativeCall call)
    {
        string text = Texts.Of(call.Realm, call[0]);
        call.Realm.Meter.Charge(1 + text.Length);
        var made = new TextBuilder(call.Realm);
        foreach (char unit in text)
        {
            if ("\\^$.*+?()[]{}|".Contains(unit, StringComparison.Ordinal))
            {
                made.Append('\\');
            }

            made.Append(unit);
        }

        return made.ToJsString();
    }

    private static JsValue StartsWith(in NativeCall call)
    {
        Realm realm = call.Realm;
        string text = Texts.Of(realm, call[0]);
        int position = call[2].IsNullish ? 0 : (int)Math.Clamp(Numbers.ToInteger(realm, call[2]), 0, text.Length);
        string wanted = Texts.ToText(realm, call[1]).Text;
        realm.Meter.Charge(1 + (wanted.Length / 16));
        return text.AsSpan(position).StartsWith(wanted);
    }

    private static JsValue EndsWith(in NativeCall call)
    {
        Realm realm = call.Realm;
        string text = Texts.Of(realm, call[0]);
        string wanted = Texts.ToText(realm, call[1]).Text;
        int position = call[2].IsUndefined ? text.Length : (int)Math.Clamp(Numbers.ToInteger(realm, call[2]), 0, text.Length);
        realm.Meter.Charge(1 + (wanted.Length / 16));
        return text.AsSpan(0, position).EndsWith(wanted);
    }

    private static JsValue Pad(in NativeCall call, bool atStart, bool atEnd)
    {
        Realm realm = call.Realm;
        string text = Texts.Of(realm, call[0]);
        double length = Numbers.ToInteger(realm, call[1]);
        double missing = length - (length == 0 ? 0 : TextUnits.Count(realm, text));
        if (length == 0 || missing <= 0 || missing > 9007199254740991)
        {
            return PropertyPath.TextOf(realm, call[0]);
        }

        if (missing > realm.Meter.MaxStringLength)
        {
            throw realm.RangeError("Invalid string length");
        }

        double before = !atStart ? 0 : atEnd ? Math.Floor(missing / 2) : missing;
        string filler = call[2].IsUndefined ? " " : Texts.ToText(realm, call[2]).Text;
        List<string> units = TextUnits.List(realm, filler);
        var made = new TextBuilder(realm);
        Fill(realm, made, units, before);
        made.Append(text);
        Fill(realm, made, units, missing - before);
        return atStart || atEnd ? made.ToJsString() : JsValue.Undefined;
    }

    private static void Fill(Realm realm, TextBuilder made, List<string> units, double count)
    {
        for (int i = 0; i < count && units.Count > 0; i++)
        {
            realm.Meter.Charge(1);
            made.Append(units[i % units.Count]);
        }
    }

    private static JsValue ParseInt(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsValue radix = Operations.ToBoolean(call[2]) || call[1].IsNullish ? 0 : Operations.ToNumber(realm, call[1]);
        return realm.Call(realm.GlobalObject.Get(realm, "parseInt"), JsValue.Undefined, PropertyPath.TextOf(realm, call[0]), radix);
    }

    private static JsValue Repeat(in NativeCall call)
    {
        Realm realm = call.Realm;
        bool isDefault = Operations.ToBoolean(call[2]) ? ListView.IsIterateeCall(realm, call[0], call[1], call[2]) : call[1].IsUndefined;
        double count = isDefault ? 1 : Numbers.ToInteger(realm, call[1]);
        JsString text = PropertyPath.TextOf(realm, call[0]);
        return text.Length == 0 || count < 1 || count > 9007199254740991 ? JsString.EmptyText : Native(realm, "repeat", text, count);
    }

    private static JsValue Split(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsValue separator = call[1];
        JsValue limit = call[2];
        if (Operations.ToBoolean(limit) && !limit.IsNumber && ListView.IsIterateeCall(realm, call[0], separator, limit))
        {
            (separator, limit) = (JsValue.Undefined, JsValue.Undefined);
        }

        uint count = limit.IsUndefined ? uint.MaxValue : Operations.ToUint32(realm, limit);
        if (count == 0)
        {
            return realm.NewArray([]);
        }

        JsString text = PropertyPath.TextOf(realm, call[0]);
        if (text.Length > 0 && !separator.IsNullish && separator.Cell is not JsRegExp)
        {
            separator = Texts.ToText(realm, separator);
            if (separator.AsString.Length == 0 && TextUnits.HasLong(text.Text))
            {
                return ListView.Of(realm, TextUnits.Split(realm, text.Text)) is var units ? units.Slice(0, Math.Min(units.Length, count)) : default;
            }
        }

        return Native(realm, "split", text, separator, (double)count);
    }

    private static JsValue Trim(in NativeCall call, bool atStart, bool atEnd)
    {
        Realm realm = call.Realm;
        string text = Texts.Of(realm, call[0]);
        if (text.Length == 0 || Operations.ToBoolean(call[2]) || call[1].IsUndefined)
        {
            return Native(realm, atStart ? atEnd ? "trim" : "trimStart" : "trimEnd", JsString.Of(text));
        }

        HashSet<string> chars = [.. TextUnits.List(realm, Texts.ToText(realm, call[1]).Text)];
        List<string> units = TextUnits.List(realm, text);
        int start = 0;
        int end = units.Count;
        while (atStart && start < end && chars.Contains(units[start]))
        {
            start++;
        }

        while (atEnd && end > start && chars.Contains(units[end - 1]))
        {
            end--;
        }

        var made = new TextBuilder(realm);
        for (int i = start; i < end; i++)
        {
            made.Append(units[i]);
        }

        return made.ToJsString();
    }
}
