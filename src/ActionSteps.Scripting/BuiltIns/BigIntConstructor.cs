using System.Numerics;
using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary><c>BigInt</c> and its prototype.</summary>
internal static class BigIntConstructor
{
    private static readonly IntrinsicTable s_table = IntrinsicTable.Of([
        .. Constructor("BigInt", 1, Intrinsic.BigIntPrototype),
        Method("asIntN", 2, static (in NativeCall call) => Wrap(call, isSigned: true)),
        Method("asUintN", 2, static (in NativeCall call) => Wrap(call, isSigned: false)),
    ]);

    private static readonly IntrinsicTable s_prototype = IntrinsicTable.Of(
        Link("constructor", Intrinsic.BigInt),
        Method("toLocaleString", 0, static (in NativeCall call) => NumberFormatConstructor.ToLocaleText(call.Realm, Self(call), call[0], call[1])),
        Method("toString", 0, ToText),
        Method("valueOf", 0, static (in NativeCall call) => Self(call)),
        Tag("BigInt"));

    internal static JsObject Create(Realm realm) =>
        s_table.Apply(realm, new JsNativeFunction(realm.FunctionPrototype, "BigInt".AsJs(), 1, Construct, isConstructor: true));

    internal static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm.ObjectPrototype);

    private static JsValue Wrap(in NativeCall call, bool isSigned)
    {
        double bits = Operations.ToIndex(call.Realm, call[0]);
        return BigArithmetic.Wrap(call.Realm, bits, ToBigInt(call.Realm, call[1]).Value, isSigned);
    }

    private static JsValue ToText(in NativeCall call)
    {
        JsBigInt self = Self(call);
        double radix = call[0].IsUndefined ? 10 : Operations.ToInteger(call.Realm, call[0]);
        return radix is >= 2 and <= 36
            ? BigIntText.Format(call.Realm.Meter, self.Value, (int)radix)
            : throw call.Realm.RangeError("toString() radix argument must be between 2 and 36");
    }

    private static JsValue Construct(in NativeCall call)
    {
        if (call.NewTarget is not null)
        {
            throw call.Realm.TypeError("BigInt is not a constructor");
        }

        JsValue value = Operations.ToPrimitive(call.Realm, call[0], Names.Number);
        if (!value.IsNumber)
        {
            return ToBigInt(call.Realm, value);
        }

        return double.IsFinite(value.Number) && value.Number == Math.Truncate(value.Number)
            ? BigArithmetic.Make(call.Realm, new BigInteger(value.Number))
            : throw call.Realm.RangeError($"The number {NumberText.Format(value.Number)} cannot be converted to a BigInt because it is not an integer");
    }

    /// <summary>ToBigInt.</summary>
    internal static JsBigInt ToBigInt(Realm realm, JsValue value)
    {
        JsValue primitive = Operations.ToPrimitive(realm, value, Names.Number);
        switch (primitive.Cell)
        {
            case JsBigInt big:
                return big;
            case JsString text:
                return BigArithmetic.TryParse(realm, text.Text, out BigInteger parsed)
                    ? (JsBigInt)BigArithmetic.Make(realm, parsed).Cell!
                    : throw realm.SyntaxError($"Cannot convert {Operations.DescribePlain(text)} to a BigInt");
            case { Kind: CellKind.Boolean }:
                return new JsBigInt(primitive.IsTrue ? BigInteger.One : BigInteger.Zero);
            default:
                throw realm.TypeError($"Cannot convert {Operations.Describe(primitive)} to a BigInt");
        }
    }

    private static JsBigInt Self(in NativeCall call) => call.This.Cell switch
    {
        JsBigInt big => big,
        JsWrapper { Value.Cell: JsBigInt big } => big,
        _ => throw call.Realm.TypeError("BigInt.prototype method requires that 'this' be a BigInt"),
    };
}
