using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary><c>String.prototype</c>.</summary>
internal static partial class StringPrototype
{
    private static readonly IntrinsicTable s_table = IntrinsicTable.Of(
        Link("constructor", Intrinsic.String),
        Method("localeCompare", 1, LocaleTexts.Compare),
        Method("toLocaleLowerCase", 0, static (in NativeCall call) => LocaleTexts.ChangeCase(call, toUpper: false)),
        Method("toLocaleUpperCase", 0, static (in NativeCall call) => LocaleTexts.ChangeCase(call, toUpper: true)),
        Method("at", 1, At),
        Method("charAt", 1, CharAt),
        Method("charCodeAt", 1, CharCodeAt),
        Method("codePointAt", 1, CodePointAt),
        Method("endsWith", 1, EndsWith),
        Method("includes", 1, Includes),
        Method("indexOf", 1, IndexOf),
        Method("padEnd", 1, static (in NativeCall call) => Pad(call, atStart: false)),
        Method("padStart", 1, static (in NativeCall call) => Pad(call, atStart: true)),
        Method("repeat", 1, Repeat),
        Method("slice", 2, Slice),
        Method("split", 2, Split),
        Method("startsWith", 1, StartsWith),
        Method("substring", 2, Substring),
        Method("isWellFormed", 0, IsWellFormed),
        Method("lastIndexOf", 1, LastIndexOf),
        Method("concat", 1, Concat),
        Method("normalize", 0, Normalize),
        Method("substr", 2, Substr),
        Method("toLowerCase", 0, ToLower),
        Method("toWellFormed", 0, ToWellFormed),
        Method("toString", 0, ThisText),
        Method("toUpperCase", 0, ToUpper),
        Method("trim", 0, static (in NativeCall call) => Trim(call, atStart: true, atEnd: true)),
        Method("trimEnd", 0, static (in NativeCall call) => Trim(call, atStart: false, atEnd: true)),
        Method("trimStart", 0, static (in NativeCall call) => Trim(call, atStart: true, atEnd: false)),
        Alias("trimLeft", Intrinsic.StringPrototype, "trimStart"),
        Alias("trimRight", Intrinsic.StringPrototype, "trimEnd"),
        Method("anchor", 1, static (in NativeCall call) => Html(call, "a", "name")),
        Method("big", 0, static (in NativeCall call) => Html(call, "big")),
        Method("blink", 0, static (in NativeCall call) => Html(call, "blink")),
        Method("bold", 0, static (in NativeCall call) => Html(call, "b")),
        Method("fixed", 0, static (in NativeCall call) => Html(call, "tt")),
        Method("fontcolor", 1, static (in NativeCall call) => Html(call, "font", "color")),
        Method("fontsize", 1, static (in NativeCall call) => Html(call, "font", "size")),
        Method("italics", 0, static (in NativeCall call) => Html(call, "i")),
        Method("link", 1, static (in NativeCall call) => Html(call, "a", "href")),
        Method("small", 0, static (in NativeCall call) => Html(call, "small")),
        Method("strike", 0, static (in NativeCall call) => Html(call, "strike")),
        Method("sub", 0, static (in NativeCall call) => Html(call, "sub")),
        Method("sup", 0, static (in NativeCall call) => Html(call, "sup")),
        Method("match", 1, Match),
        Method("matchAll", 1, MatchAll),
        Method("replace", 2, Replace),
        Method("replaceAll", 2, ReplaceAll),
        Method("search", 1, Search),
        Method("valueOf", 0, ThisText),
        Method(JsSymbol.Iterator, "[Symbol.iterator]", 0, Iterate));

    internal static JsObject Create(Realm realm) => s_table.Apply(realm, new JsWrapper(realm.ObjectPrototype, JsString.EmptyText));

    /// <summary>A new text of a built-in, paid for.</summary>
    internal static JsString Make(Realm realm, string text)
    {
        realm.Meter.Allocate(JsString.FlatSize + (2L * text.Length));
        realm.Meter.Charge(text.Length / 16);
        return JsString.Of(text);
    }

    /// <summary><c>this</c> as text; undefined and null are refused.</summary>
    internal static JsString Self(in NativeCall call) => call.This.IsNullish
        ? throw call.Realm.TypeError("String.prototype method called on null or undefined")
        : Operations.ToJsString(call.Realm, call.This);

    private static JsValue ThisText(in NativeCall call) => call.This.Cell switch
    {
        JsString text => text,
        JsWrapper { Value.Cell: JsString text } => text,
        _ => throw call.Realm.TypeError("String.prototype.valueOf requires that 'this' be a String"),
    };

    private static JsValue Iterate(in NativeCall call)
    {
        JsString self = Self(call);
        call.Realm.Meter.Allocate(96);
        return new JsStringIterator(call.Realm.Get(Intrinsic.StringIteratorPrototype), self.Text);
    }

    private static JsValue At(in NativeCall call)
    {
        JsString self = Self(call);
        double index = Operations.ToInteger(call.Realm, call[0]);
        index = index < 0 ? self.Length + index : index;
        return index >= 0 && index < self.Length ? JsString.OfUnit(self[(int)index]) : JsValue.Undefined;
    }

    private static JsValue CharAt(in NativeCall call)
    {
        JsString self = Self(call);
        double index = Operations.ToInteger(call.Realm, call[0]);
        return index >= 0 && index < self.Length ? JsString.OfUnit(self[(int)index]) : JsString.EmptyText;
    }

    private static JsValue CharCodeAt(in NativeCall call)
    {
        JsString self = Self(call);
        double index = Operations.ToInteger(call.Realm, call[0]);
        return index >= 0 && index < self.Length ? (double)self[(int)index] : double.NaN;
    }

    private static JsValue CodePointAt(in NativeCall call)
    {
        string self = Self(call).Text;
        double position = Operations.ToInteger(call.Realm, call[0]);
        if (!(position >= 0 && position < self.Length))
        {
            return JsValue.Undefined;
        }

        int index = (int)position;
        return char.IsHighSurrogate(self[index]) && index + 1 < self.Length && char.IsLowSurrogate(self[index + 1])
            ? char.ConvertToUtf32(self[index], self[index + 1])
            : (double)self[index];
    }
}
