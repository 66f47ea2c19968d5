using System.Text;
using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary><c>String</c>.</summary>
internal static class StringConstructor
{
    private static readonly IntrinsicTable s_table = IntrinsicTable.Of([
        .. Constructor("String", 1, Intrinsic.StringPrototype),
        Method("fromCharCode", 1, FromCharCode),
        Method("fromCodePoint", 1, FromCodePoint),
        Method("raw", 1, Raw),
    ]);

    internal static JsObject Create(Realm realm) =>
        s_table.Apply(realm, new JsNativeFunction(realm.FunctionPrototype, "String".AsJs(), 1, Construct, isConstructor: true));

    private static JsValue Construct(in NativeCall call)
    {
        if (call.NewTarget is null)
        {
            return call[0].Cell is JsSymbol symbol ? symbol.ToString() : call.Count == 0 ? JsString.EmptyText : Operations.ToJsString(call.Realm, call[0]);
        }

        JsString text = call.Count == 0 ? JsString.EmptyText : Operations.ToJsString(call.Realm, call[0]);
        return JsWrapper.Create(call.Realm, text, Operations.PrototypeFor(call.Realm, call.NewTarget, Intrinsic.StringPrototype));
    }

    private static JsValue FromCharCode(in NativeCall call)
    {
        var units = new char[call.Count];
        for (int i = 0; i < units.Length; i++)
        {
            units[i] = (char)Operations.ToUint32(call.Realm, call[i]);
        }

        return new string(units);
    }

    private static JsValue FromCodePoint(in NativeCall call)
    {
        var text = new StringBuilder();
        foreach (JsValue argument in call.Arguments)
        {
            double code = Operations.ToNumber(call.Realm, argument);
            if (!(code >= 0 && code <= 0x10FFFF && code == Math.Truncate(code)))
            {
                throw call.Realm.RangeError($"Invalid code point {Operations.ToText(call.Realm, argument)}");
            }

            if (code < 0x10000)
            {
                text.Append((char)code);
            }
            else
            {
                text.Append(char.ConvertFromUtf32((int)code));
            }
        }

        return text.ToString();
    }

    private static JsValue Raw(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsObject raw = Operations.ToObject(realm, Operations.ToObject(realm, call[0]).Get(realm, "raw"));
        double length = raw.GetLength(realm);
        JsString text = JsString.EmptyText;
        for (int i = 0; i < length; i++)
        {
            realm.Meter.Charge(1);
            text = JsString.Concat(realm, text, Operations.ToJsString(realm, raw.Get(realm, new PropertyKey((uint)i))));
            if (i + 1 < length && i + 1 < call.Count)
            {
                text = JsString.Concat(realm, text, Operations.ToJsString(realm, call[i + 1]));
            }
        }

        return text;
    }
}
