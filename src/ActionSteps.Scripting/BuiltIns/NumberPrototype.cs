using System.Text;
using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary><c>Number.prototype</c>.</summary>
internal static class NumberPrototype
{
    private static readonly IntrinsicTable s_table = IntrinsicTable.Of(
        Link("constructor", Intrinsic.Number),
        Method("toLocaleString", 0, static (in NativeCall call) => NumberFormatConstructor.ToLocaleText(call.Realm, Self(call), call[0], call[1])),
        Method("toFixed", 1, ToFixed),
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
            throw call.Realm.RangeError("toString() radix must be between 2 and 36");
        }

        return radix == 10 || !double.IsFinite(value) ? NumberText.ToJsString(value) : ToRadix(value, (int)radix);
    }

    private static string ToRadix(double value, int radix)
    {
        const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";
        double magnitude = Math.Abs(value);
        double whole = Math.Floor(magnitude);
        double fraction = magnitude - whole;
        double delta = Math.Max(0.5 * (Math.BitIncrement(magnitude) - magnitude), double.Epsilon);
        var text = new StringBuilder();
        var integer = new System.Numerics.BigInteger(whole);
        do
        {
            text.Insert(0, Digits[(int)(integer % radix)]);
            integer /= radix;
        }
        while (!integer.IsZero);
        if (fraction >= delta)
        {
            text.Append('.');
            do
            {
                fraction *= radix;
                delta *= radix;
                int digit = (int)fraction;
                fraction -= digit;
                if (fraction > 0.5 || (fraction == 0.5 && (digit & 1) == 1))
                {
                    if (fraction + delta > 1)
                    {
                        digit++;
                        fraction = 0;
                        delta = 1;
                    }
                }

                text.Append(Digits[Math.Min(digit, radix - 1)]);
            }
            while (fraction >= delta);
        }

        return value < 0 ? "-" + text : text.ToString();
    }

    private static JsValue ToFixed(in NativeCall call)
    {
        double value = Self(call);
        double digits = Operations.ToInteger(call.Realm, call[0]);
        if (digits is < 0 or > 100)
        {
            throw call.Realm.RangeError("toFixed() digits argument must be between 0 and 100");
        }

        if (!double.IsFinite(value) || Math.Abs(value) >= 1e21)
        {
            return NumberText.ToJsString(value);
        }

        string text = Math.Abs(value).ToString("F" + ((int)digits).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return value < 0 && value != 0 ? "-" + text : text;
    }
}
