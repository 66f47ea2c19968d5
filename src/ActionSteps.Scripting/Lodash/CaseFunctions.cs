using static ActionSteps.Scripting.Lodash.LodashFunction;

namespace ActionSteps.Scripting.Lodash;

/// <summary>Words and letter case.</summary>
internal static class CaseFunctions
{
    internal static readonly LodashFunction[] All =
    [
        Ends("camelCase", 1, static (in NativeCall call) => Compound(call, "", static (word, index) => index == 0 ? Lower(word) : Capitalize(word))),
        Ends("capitalize", 1, static (in NativeCall call) => Changed(call, static text => Capitalize(text))),
        Ends("deburr", 1, static (in NativeCall call) => Changed(call, Deburr)),
        Ends("kebabCase", 1, static (in NativeCall call) => Compound(call, "-", static (word, _) => Lower(word))),
        Ends("lowerCase", 1, static (in NativeCall call) => Compound(call, " ", static (word, _) => Lower(word))),
        Ends("lowerFirst", 1, static (in NativeCall call) => Changed(call, static text => First(text, Lower))),
        Ends("snakeCase", 1, static (in NativeCall call) => Compound(call, "_", static (word, _) => Lower(word))),
        Ends("startCase", 1, static (in NativeCall call) => Compound(call, " ", static (word, _) => First(word, Upper))),
        Ends("toLower", 1, static (in NativeCall call) => Changed(call, Lower)),
        Ends("toUpper", 1, static (in NativeCall call) => Changed(call, Upper)),
        Ends("upperCase", 1, static (in NativeCall call) => Compound(call, " ", static (word, _) => Upper(word))),
        Ends("upperFirst", 1, static (in NativeCall call) => Changed(call, static text => First(text, Upper))),
        Chain("words", 3, ListWords),
    ];

    // Latin-1 from C0 on and Latin Extended-A, letter by letter.
    private static readonly string[] s_letters = ("A A A A A A Ae C E E E E I I I I D N O O O O O . O U U U U Y Th ss a a a a a a ae c e e e e i i i i d n o o o o o . o u u u u y th y "
        + "A a A a A a C c C c C c C c D d D d E e E e E e E e E e G g G g G g G g H h H h I i I i I i I i I i IJ ij J j K k k L l L l L l L l L l N n N n N n 'n N n "
        + "O o O o O o Oe oe R r R r R r S s S s S s S s T t T t T t U u U u U u U u U u U u W w Y y Y Z z Z z Z z s").Split(' ');

    private static string Lower(string text) => CaseMapping.ToLower(text);

    private static string Upper(string text) => CaseMapping.ToUpper(text);

    private static string Capitalize(string text) => First(Lower(text), Upper);

    private static string First(string text, Func<string, string> change)
    {
        if (text.Length == 0)
        {
            return text;
        }

        int length = 1;
        if (TextUnits.HasLong(text) && Meter.Current is { } meter)
        {
            meter.Charge(text.Length);
            length = char.IsHighSurrogate(text[0]) && text.Length > 1 && char.IsLowSurrogate(text[1]) ? 2 : 1;
        }

        return change(text[..length]) + text[length..];
    }

    private static JsValue Changed(in NativeCall call, Func<string, string> change)
    {
        string text = Texts.Of(call.Realm, call[0]);
        call.Realm.Meter.Charge(1 + (text.Length / 2));
        call.Realm.Meter.Allocate(8L * text.Length);
        return Texts.New(call.Realm, change(text));
    }

    private static string Deburr(string text)
    {
        if (text.AsSpan().IndexOfAnyExceptInRange('\0', '\u00bf') < 0)
        {
            return text;
        }

        var made = new System.Text.StringBuilder(text.Length + 8);
        foreach (char unit in text)
        {
            if (unit is >= '\u00c0' and <= '\u017f' and not '\u00d7' and not '\u00f7')
            {
                made.Append(s_letters[unit - '\u00c0']);
            }
            else if (unit is not ((>= '\u0300' and <= '\u036f') or (>= '\ufe20' and <= '\ufe2f') or (>= '\u20d0' and <= '\u20ff')))
            {
                made.Append(unit);
            }
        }

        return made.ToString();
    }

    private static JsValue Compound(in NativeCall call, string separator, Func<string, int, string> change)
    {
        Realm realm = call.Realm;
        string text = Texts.Of(realm, call[0]);
        realm.Meter.Charge(1 + text.Length);
        realm.Meter.Allocate(8L * text.Length);
        text = Deburr(text).Replace("'", "", StringComparison.Ordinal).Replace("\u2019", "", StringComparison.Ordinal);
        var made = new TextBuilder(realm);
        int index = 0;
        foreach (string word in Words.Of(realm, text))
        {
            if (index > 0)
            {
                made.Append(separator);
            }

            made.Append(change(word, index++));
        }

        return made.ToJsString();
    }

    private static JsValue ListWords(in NativeCall call)
    {
        Realm realm = call.Realm;
        string text = Texts.Of(realm, call[0]);
        JsValue pattern = Operations.ToBoolean(call[2]) ? JsValue.Undefined : call[1];
        if (!pattern.IsUndefined)
        {
            JsValue found = TextFunctions.Native(realm, "match", JsString.Of(text), pattern);
            return Operations.ToBoolean(found) ? found : realm.NewArray([]);
        }

        JsArray made = ListView.NewList(realm);
        foreach (string word in Words.Of(realm, text))
        {
            made.Push(realm, JsString.Of(word));
        }

        return made;
    }
}
