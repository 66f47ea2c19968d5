namespace ActionSteps.Scripting.Lodash;

/// <summary><c>truncate</c>.</summary>
internal static class Truncation
{
    internal static JsValue Truncate(in NativeCall call)
    {
        Realm realm = call.Realm;
        double length = 30;
        string omission = "...";
        JsValue separator = JsValue.Undefined;
        if (call[1].TryGetObject(out JsObject? options))
        {
            separator = options.Get(realm, "separator");
            length = options.HasProperty(realm, Names.Length) ? Numbers.ToInteger(realm, options.Get(realm, Names.Length)) : length;
            omission = options.HasProperty(realm, "omission") ? Texts.ToText(realm, options.Get(realm, "omission")).Text : omission;
        }

        string text = Texts.Of(realm, call[0]);
        List<string>? units = TextUnits.HasLong(text) ? TextUnits.List(realm, text) : null;
        if (length >= (units?.Count ?? text.Length))
        {
            return Texts.New(realm, text);
        }

        double end = length - TextUnits.Count(realm, omission);
        if (end < 1)
        {
            return Texts.New(realm, omission);
        }

        string kept = units is null ? text[..(int)end] : string.Concat(units.GetRange(0, (int)end));
        realm.Meter.Charge(1 + (text.Length / 8));
        realm.Meter.Allocate(4L * text.Length);
        kept = separator.IsUndefined ? kept : CutAt(realm, text, kept, separator);
        return JsString.Concat(realm, JsString.Of(kept), JsString.Of(omission));
    }

    private static string CutAt(Realm realm, string text, string kept, JsValue separator)
    {
        int end = kept.Length;
        if (separator.Cell is JsRegExp pattern)
        {
            if (TextFunctions.Native(realm, "search", text[end..], separator) is { IsNumber: true, Number: 0 })
            {
                return kept;
            }

            RegExpProgram? program = realm.Pattern(pattern.Program.Source.Text, pattern.Program.Flags | RegExpFlags.Global, out _);
            if (program is null)
            {
                return kept;
            }

            JsRegExp global = JsRegExp.Create(realm, program);
            int last = end;
            while (RegExpExecution.TryMatch(realm, global, kept))
            {
                realm.Meter.Charge(1);
                (last, int matchEnd) = (RegExpMatcher.Current.Groups[0], RegExpMatcher.Current.Groups[1]);
                if (matchEnd == last)
                {
                    break;
                }
            }

            return kept[..last];
        }

        string sign = Texts.ToText(realm, separator).Text;
        if (TextSearch.IndexOf(realm, text, sign, end) == end)
        {
            return kept;
        }

        realm.Meter.Charge(1 + ((long)kept.Length * Math.Min(sign.Length, kept.Length) / 16));
        int index = kept.LastIndexOf(sign, StringComparison.Ordinal);
        return index >= 0 ? kept[..index] : kept;
    }
}
