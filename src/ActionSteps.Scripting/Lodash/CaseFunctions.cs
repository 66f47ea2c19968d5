using static ActionSteps.Scripting.Lodash.LodashFunction;

namespace ActionSteps.Scripting.Lodash;

/// <summary>Words and letter case.</summary>
internal static class CaseFunctions
{
    internal static readonly LodashFunction[] All =
    [
        Ends("camelCase", 1, static (in NativeCall call) => Compound(call, "", static (realm, word, index) => index == 0 ? Lower(realm, word) : Capitalize(realm, word))),
        Ends("capitalize", 1, static (in NativeCall call) => Changed(call, Capitalize)),
        Ends("deburr", 1, static (in NativeCall call) => Changed(call, Deburr)),
        Ends("kebabCase", 1, static (in NativeCall call) => Compound(call, "-", static (realm, word, _) => Lower(realm, word))),
        Ends("lowerCase", 1, static (in NativeCall call) => Compound(call, " ", static (realm, word, _) => Lower(realm, word))),
        Ends("lowerFirst", 1, static (in NativeCall call) => Changed(call, static (realm, text) => First(realm, text, Lower))),
        Ends("snakeCase", 1, static (in NativeCall call) => Compound(call, "_", static (realm, word, _) => Lower(realm, word))),
        Ends("startCase", 1, static (in NativeCall call) => Compound(call, " ", static (realm, word, _) => First(realm, word, Upper))),
        Ends("toLower", 1, static (in NativeCall call) => Changed(call, Lower)),
        Ends("toUpper", 1, static (in NativeCall call) => Changed(call, Upper)),
        Ends("upperCase", 1, static (in NativeCall call) => Compound(call, " ", static (realm, word, _) => Upper(realm, word))),
        Ends("upperFirst", 1, static (in NativeCall call) => Changed(call, static (realm, text) => First(realm, text, Upper))),
        Chain("words", 3, ListWords),
    ];

    /// <summary>Units of a long text that are paid for at a time.</summary>
    private const int Piece = 4096;

    // Latin-1 from C0 on and Latin Extended-A, letter by letter.
    private static readonly string[] s_letters = ("A A A A A A Ae C E E E E I I I I D N O O O O O . O U U U U Y Th ss a a a a a a ae c e e e e i i i i d n o o o o o . o u u u u y th y "
        + "A a A a A a C c C c C c C c D d D d E e E e E e E e E e G g G g G g G g H h H h I i I i I i I i I i IJ ij J j K k k L l L l L l L l L l N n N n N n 'n N n "
        + "O o O o O o Oe oe R r R r R r S s S s S s S s T t T t T t U u U u U u U u U u U u W w Y y Y Z z Z z Z z s").Split(' ');

    private static string Lower(Realm realm, string text) => CaseMapping.ToLower(text);

    private static string Upper(Realm realm, string text) => StringPrototype.ToUpper(realm, text).Text;

    private static string Capitalize(Realm realm, string text) => First(realm, Lower(realm, text), Upper);

    private static string First(Realm realm, string text, Func<Realm, string, string> change)
    {
        if (text.Length == 0)
        {
            return text;
        }

        int length = 1;
        if (TextUnits.HasLong(text))
        {
            realm.Meter.Charge(text.Length);
            length = char.IsHighSurrogate(text[0]) && text.Length > 1 && char.IsLowSurrogate(text[1]) ? 2 : 1;
        }

        return change(realm, text[..length]) + text[length..];
    }

    private static JsValue Changed(in NativeCall call, Func<Realm, string, string> change)
    {
        string text = Texts.Of(call.Realm, call[0]);
        call.Realm.Meter.Charge(1 + (text.Length / 2));
        call.Realm.Meter.Allocate(8L * text.Length);
        return Texts.New(call.Realm, change(call.Realm, text));
    }

    private static string Deburr(Realm realm, string text)
    {
        if (text.AsSpan().IndexOfAnyExceptInRange('\0', '\u00bf') < 0)
        {
            return text;
        }

        var made = new System.Text.StringBuilder(text.Length + 8);
        for (int at = 0; at < text.Length; at++)
        {
            if (at % Piece == 0)
            {
                realm.Meter.Charge(Piece);
            }

            char unit = text[at];
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

    private static JsValue Compound(in NativeCall call, string separator, Func<Realm, string, int, string> change)
    {
        Realm realm = call.Realm;
        string text = Texts.Of(realm, call[0]);
        realm.Meter.Charge(1 + text.Length);
        realm.Meter.Allocate(8L * text.Length);
        text = Deburr(realm, text).Replace("'", "", StringComparison.Ordinal).Replace("\u2019", "", StringComparison.Ordinal);
        var made = new TextBuilder(realm);
        int index = 0;
        foreach (string word in Words.Of(realm, text))
        {
            if (index > 0)
            {
                made.Append(separator);
            }

            made.Append(change(realm, word, index++));
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
