namespace ActionSteps.Scripting.Lodash;

/// <summary>Texts as lodash counts them: a letter with its marks, an emoji with its modifiers and joined ones are one.</summary>
internal static class TextUnits
{
    private const string Marks = "\\u0300-\\u036f\\ufe20-\\ufe2f\\u20d0-\\u20ff";
    private const string Tone = "\\ud83c[\\udffb-\\udfff]";
    private const string Flag = "(?:\\ud83c[\\udde6-\\uddff]){2}";
    private const string Pair = "[\\ud800-\\udbff][\\udc00-\\udfff]";
    private const string Modifier = "(?:[" + Marks + "]|" + Tone + ")?";
    private const string Single = "[^\\ud800-\\udfff]";

    /// <summary>What may follow a symbol and belong to it.</summary>
    internal const string Tail = "[\\ufe0e\\ufe0f]?" + Modifier + "(?:\\u200d(?:" + Single + "|" + Flag + "|" + Pair + ")[\\ufe0e\\ufe0f]?" + Modifier + ")*";

    internal const string Emoji = "(?:[\\u2700-\\u27bf]|" + Flag + "|" + Pair + ")" + Tail;

    private static readonly TextPattern s_unit = new(
        Tone + "(?=" + Tone + ")|(?:" + Single + "[" + Marks + "]?|[" + Marks + "]|" + Flag + "|" + Pair + "|[\\ud800-\\udfff])" + Tail);

    /// <summary>Whether a text has units of several characters.</summary>
    internal static bool HasLong(string text)
    {
        foreach (char unit in text)
        {
            if (unit >= '\u0300' && (unit is <= '\u036f' or '\u200d' or (>= '\u20d0' and <= '\u20ff') or (>= '\ud800' and <= '\udfff')
                or '\ufe0e' or '\ufe0f' or (>= '\ufe20' and <= '\ufe2f')))
            {
                return true;
            }
        }

        return false;
    }

    internal static double Count(Realm realm, string text)
    {
        realm.Meter.Charge(1 + (text.Length / 16));
        return HasLong(text) ? s_unit.All(realm, text).Count : text.Length;
    }

    internal static JsArray Split(Realm realm, string text)
    {
        realm.Meter.Charge(1 + text.Length);
        JsArray made = ListView.NewList(realm);
        if (HasLong(text))
        {
            foreach (string unit in s_unit.All(realm, text))
            {
                realm.Meter.Allocate(40);
                made.Push(realm, JsString.Of(unit));
            }

            return made;
        }

        foreach (char unit in text)
        {
            made.Push(realm, JsString.OfUnit(unit));
        }

        return made;
    }

    /// <summary>The units as texts of their own.</summary>
    internal static List<string> List(Realm realm, string text)
    {
        if (HasLong(text))
        {
            return s_unit.All(realm, text);
        }

        realm.Meter.Charge(1 + text.Length);
        realm.Meter.Allocate(40L * text.Length);
        var units = new List<string>(text.Length);
        foreach (char unit in text)
        {
            units.Add(JsString.OfUnit(unit).Text);
        }

        return units;
    }
}
