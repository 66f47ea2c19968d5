using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary><c>Number</c>.</summary>
internal static class NumberConstructor
{
    private static readonly IntrinsicTable s_table = IntrinsicTable.Of([
        .. Constructor("Number", 1, Intrinsic.NumberPrototype),
        Constant("EPSILON", Math.Pow(2, -52)),
        Constant("MAX_SAFE_INTEGER", 9007199254740991.0),
        Constant("MAX_VALUE", double.MaxValue),
        Constant("MIN_SAFE_INTEGER", -9007199254740991.0),
        Constant("MIN_VALUE", double.Epsilon),
        Constant("NaN", double.NaN),
        Constant("NEGATIVE_INFINITY", double.NegativeInfinity),
        Constant("POSITIVE_INFINITY", double.PositiveInfinity),
        Method("isFinite", 1, static (in NativeCall call) => call[0].IsNumber && double.IsFinite(call[0].Number)),
        Method("isInteger", 1, static (in NativeCall call) => IsInteger(call[0])),
        Method("isNaN", 1, static (in NativeCall call) => call[0].IsNumber && double.IsNaN(call[0].Number)),
        Method("isSafeInteger", 1, static (in NativeCall call) => IsInteger(call[0]) && Math.Abs(call[0].Number) <= 9007199254740991.0),
        Method("parseFloat", 1, ParseFloat),
        Method("parseInt", 2, ParseInt),
    ]);

    internal static JsObject Create(Realm realm) =>
        s_table.Apply(realm, new JsNativeFunction(realm.FunctionPrototype, "Number".AsJs(), 1, Construct, isConstructor: true));

    private static bool IsInteger(JsValue value) => value.IsNumber && double.IsFinite(value.Number) && value.Number == Math.Truncate(value.Number);

    private static JsValue Construct(in NativeCall call)
    {
        JsValue number = 0;
        if (call.Count > 0)
        {
            JsValue numeric = Operations.ToNumeric(call.Realm, call[0]);
            number = numeric.Cell is JsBigInt big ? BigArithmetic.ToNumber(big.Value) : numeric;
        }

        return call.NewTarget is null
            ? number
            : JsWrapper.Create(call.Realm, number, Operations.PrototypeFor(call.Realm, call.NewTarget, Intrinsic.NumberPrototype));
    }

    private static JsValue ParseFloat(in NativeCall call)
    {
        string source = Operations.ToText(call.Realm, call[0]);
        ReadOnlySpan<char> text = NumberText.Trim(source);
        call.Realm.Meter.Charge(source.Length / 8);
        int at = text.Length > 0 && text[0] is '+' or '-' && text.Length > 0 ? 1 : 0;
        if (text[at..].StartsWith("Infinity", StringComparison.Ordinal))
        {
            return text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
        }

        int digits = at;
        at = SkipDigits(text, at);
        bool hasDigits = at > digits;
        if (at < text.Length && text[at] == '.')
        {
            int end = SkipDigits(text, at + 1);
            hasDigits |= end > at + 1;
            at = hasDigits ? end : at;
        }

        if (!hasDigits)
        {
            return double.NaN;
        }

        if (at < text.Length && text[at] is 'e' or 'E' && at < text.Length)
        {
            int exponent = at + 1 < text.Length && text[at + 1] is '+' or '-' && at + 1 < text.Length ? at + 2 : at + 1;
            int end = SkipDigits(text, exponent);
            at = end > exponent ? end : at;
        }

        return NumberText.Parse(text[..at].ToString());
    }

    private static int SkipDigits(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return at;
    }

    private static JsValue ParseInt(in NativeCall call)
    {
        string source = Operations.ToText(call.Realm, call[0]);
        ReadOnlySpan<char> text = NumberText.Trim(source);
        call.Realm.Meter.Charge(source.Length / 4);
        int radix = Operations.ToInt32(call.Realm, call[1]);
        bool isNegative = text.Length > 0 && text[0] == '-';
        if (text.Length > 0 && text[0] is '+' or '-' && text.Length > 0)
        {
            text = text[1..];
        }

        if ((radix is 0 or 16) && text.Length >= 2 && text[0] == '0' && text[1] is 'x' or 'X' && (radix is 0 or 16))
        {
            text = text[2..];
            radix = 16;
        }

        radix = radix == 0 ? 10 : radix;
        if (radix is < 2 or > 36)
        {
            return double.NaN;
        }

        int count = 0;
        while (count < text.Length && NumberText.DigitOf(text[count]) < radix)
        {
            count++;
        }

        if (count == 0)
        {
            return double.NaN;
        }

        double value = NumberText.ParseDigits(text[..count], radix);
        return isNegative ? -value : value;
    }
}
