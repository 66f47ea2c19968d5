using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary><c>Number.prototype</c>.</summary>
internal static class NumberPrototype
{
    private static readonly IntrinsicTable s_table = IntrinsicTable.Of(
        Link("constructor", Intrinsic.Number),
        Method("toExponential", 1, ToExponential),
        Method("toFixed", 1, ToFixed),
        Method("toLocaleString", 0, static (in NativeCall call) => NumberFormatConstructor.ToLocaleText(call.Realm, Self(call), call[0], call[1])),
        Method("toPrecision", 1, ToPrecision),
        Method("toString", 1, ToText),
        Method("valueOf", 0, static (in NativeCall call) => Self(call)));

    internal static JsObject Create(Realm realm) => s_table.Apply(realm, new JsWrapper(realm.ObjectPrototype, 0));

    private static double Self(in NativeCall call) => call.This.IsNumber ? call.This.Number
        : call.This.Cell is JsWrapper { Value: { IsNumber: true } value } ? value.Number
        : throw call.Realm.TypeError("Number.prototype method requires that 'this' be a Number");

    private static JsValue ToText(in NativeCall call)
    {
        double value = Self(call);
        double radix = call[0].IsUndefined ? 10 : Operations.ToInteger(call.Realm, call[0]);
        if (radix is < 2 or > 36)
        {
            throw call.Realm.RangeError("toString() radix argument must be between 2 and 36");
        }

        return radix == 10 || !double.IsFinite(value) ? NumberText.ToJsString(value) : NumberText.FormatRadix(value, (int)radix);
    }

    private static JsValue ToFixed(in NativeCall call)
    {
        double value = Self(call);
        double places = Operations.ToInteger(call.Realm, call[0]);
        if (places is < 0 or > 100)
        {
            throw call.Realm.RangeError("toFixed() digits argument must be between 0 and 100");
        }

        return !double.IsFinite(value) || Math.Abs(value) >= 1e21 ? NumberText.ToJsString(value) : NumberText.ToFixed(value, (int)places);
    }

    private static JsValue ToExponential(in NativeCall call)
    {
        double value = Self(call);
        double places = Operations.ToInteger(call.Realm, call[0]);
        if (!double.IsFinite(value))
        {
            return NumberText.ToJsString(value);
        }

        return places is >= 0 and <= 100
            ? NumberText.ToExponential(value, call[0].IsUndefined ? -1 : (int)places)
            : throw call.Realm.RangeError("toExponential() argument must be between 0 and 100");
    }

    private static JsValue ToPrecision(in NativeCall call)
    {
        double value = Self(call);
        if (call[0].IsUndefined)
        {
            return NumberText.ToJsString(value);
        }

        double precision = Operations.ToInteger(call.Realm, call[0]);
        if (!double.IsFinite(value))
        {
            return NumberText.ToJsString(value);
        }

        return precision is >= 1 and <= 100
            ? NumberText.ToPrecision(value, (int)precision)
            : throw call.Realm.RangeError("toPrecision() argument must be between 1 and 100");
    }
}
