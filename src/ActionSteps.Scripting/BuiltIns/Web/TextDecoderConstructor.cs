using System.Text;
using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary><c>TextDecoder</c> (WHATWG Encoding Standard, section 7.2) for UTF-8, UTF-16 and windows-1252, which Latin-1 and ASCII are names of.</summary>
internal static class TextDecoderConstructor
{
    private static readonly IntrinsicTable s_table = IntrinsicTable.Of([.. Constructor("TextDecoder", 0, Intrinsic.TextDecoderPrototype)]);

    private static readonly IntrinsicTable s_prototype = IntrinsicTable.Of(
        Link("constructor", Intrinsic.TextDecoder),
        Getter("encoding", "encoding", static (in NativeCall call) => Self(call).Name),
        Getter("fatal", "fatal", static (in NativeCall call) => Self(call).IsFatal),
        Getter("ignoreBOM", "ignoreBOM", static (in NativeCall call) => Self(call).IgnoresMark),
        Method("decode", 0, Decode),
        Tag("TextDecoder"));

    internal static JsObject Create(Realm realm) =>
        s_table.Apply(realm, new JsNativeFunction(realm.FunctionPrototype, "TextDecoder".AsJs(), 0, Construct, isConstructor: true));

    internal static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm.ObjectPrototype);

    private static JsTextDecoder Self(in NativeCall call) => call.ThisAs<JsTextDecoder>("of TextDecoder.prototype");

    private static JsValue Construct(in NativeCall call)
    {
        Realm realm = call.Realm;
        if (call.NewTarget is null)
        {
            throw realm.TypeError("Class constructor TextDecoder cannot be invoked without 'new'");
        }

        JsObject prototype = Operations.PrototypeFor(realm, call.NewTarget, Intrinsic.TextDecoderPrototype);
        string label = call[0].IsUndefined ? "utf-8" : Operations.ToText(realm, call[0]);
        bool isFatal = false;
        bool ignoresMark = false;
        if (call[1].TryGetObject(out JsObject? options))
        {
            isFatal = Operations.ToBoolean(options.Get(realm, "fatal"));
            ignoresMark = Operations.ToBoolean(options.Get(realm, "ignoreBOM"));
        }

        (string name, int codePage) = Find(label)
            ?? throw realm.RangeError($"The \"{(label.Length > 60 ? label[..60] : label)}\" encoding is not supported");
        DecoderFallback fallback = isFatal ? DecoderFallback.ExceptionFallback : new DecoderReplacementFallback("\uFFFD");
        Encoding encoding = codePage == 1252
            ? CodePagesEncodingProvider.Instance.GetEncoding(codePage, EncoderFallback.ReplacementFallback, fallback) ?? Encoding.Latin1
            : Encoding.GetEncoding(codePage, EncoderFallback.ReplacementFallback, fallback);
        realm.Meter.Allocate(240);
        return new JsTextDecoder(prototype, name, encoding, isFatal, ignoresMark);
    }

    private static (string Name, int CodePage)? Find(string label) => label.Length > 60 ? null : label.Trim('\t', '\n', '\f', '\r', ' ').ToLowerInvariant() switch
    {
        "utf-8" or "utf8" or "unicode-1-1-utf-8" or "unicode11utf8" or "unicode20utf8" or "x-unicode20utf8" => ("utf-8", 65001),
        "utf-16le" or "utf-16" or "ucs-2" or "unicode" or "unicodefeff" or "csunicode" or "iso-10646-ucs-2" => ("utf-16le", 1200),
        "utf-16be" or "unicodefffe" => ("utf-16be", 1201),
        "windows-1252" or "cp1252" or "x-cp1252" or "cp819" or "ibm819" or "latin1" or "l1" or "ascii" or "us-ascii" or "ansi_x3.4-1968"
            or "iso-8859-1" or "iso8859-1" or "iso88591" or "iso_8859-1" or "iso_8859-1:1987" or "iso-ir-100" or "csisolatin1" => ("windows-1252", 1252),
        _ => null,
    };

    private static JsValue Decode(in NativeCall call)
    {
        JsTextDecoder self = Self(call);
        bool isLast = !(call[1].TryGetObject(out JsObject? options) && Operations.ToBoolean(options.Get(call.Realm, "stream")));
        return self.Decode(call.Realm, call[0].IsUndefined ? [] : WebBytes.Of(call.Realm, call[0]), isLast);
    }
}
