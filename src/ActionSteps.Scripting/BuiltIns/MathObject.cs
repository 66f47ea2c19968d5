using System.Numerics;
using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary><c>Math</c>.</summary>
internal static class MathObject
{
    private static readonly IntrinsicTable s_table = IntrinsicTable.Of(
        Constant("E", Math.E),
        Constant("LN10", 2.302585092994046),
        Constant("LN2", 0.6931471805599453),
        Constant("LOG10E", 0.4342944819032518),
        Constant("LOG2E", 1.4426950408889634),
        Constant("PI", Math.PI),
        Constant("SQRT1_2", 0.7071067811865476),
        Constant("SQRT2", 1.4142135623730951),
        Tag("Math"),
        Unary("abs", Math.Abs),
        Unary("acos", Math.Acos),
        Unary("acosh", Math.Acosh),
        Unary("asin", Math.Asin),
        Unary("asinh", static x => x == 0 || double.IsInfinity(x) ? x : Math.Asinh(x)),
        Unary("atan", Math.Atan),
        Unary("atanh", Math.Atanh),
        Binary("atan2", Math.Atan2),
        Unary("cbrt", CubeRoot),
        Unary("ceil", Math.Ceiling),
        Method("clz32", 1, static (in NativeCall call) => BitOperations.LeadingZeroCount(Operations.ToUint32(call.Realm, call[0]))),
        Unary("cos", Math.Cos),
        Unary("cosh", Math.Cosh),
        Unary("exp", Math.Exp),
        Unary("expm1", ExponentialMinusOne),
        Unary("floor", Math.Floor),
        Unary("fround", static x => (float)x),
        Method("hypot", 2, Hypot),
        Method("imul", 2, static (in NativeCall call) => unchecked(Operations.ToInt32(call.Realm, call[0]) * Operations.ToInt32(call.Realm, call[1]))),
        Unary("log", Math.Log),
        Unary("log10", Math.Log10),
        Unary("log1p", LogarithmOfOnePlus),
        Unary("log2", Math.Log2),
        Method("max", 2, static (in NativeCall call) => Extreme(call, double.NegativeInfinity, Math.Max)),
        Method("min", 2, static (in NativeCall call) => Extreme(call, double.PositiveInfinity, Math.Min)),
        Binary("pow", Operations.Power),
        Method("random", 0, static (in NativeCall call) => call.Realm.Options.Random.NextDouble()),
        Unary("round", static x => double.IsFinite(x) && Math.Abs(x) < 4503599627370496 ? Math.CopySign(Math.Floor(x) + (x - Math.Floor(x) >= 0.5 ? 1 : 0), x) : x),
        Unary("sign", static x => x > 0 ? 1 : x < 0 ? -1 : x),
        Unary("sin", Math.Sin),
        Unary("sinh", Math.Sinh),
        Unary("sqrt", Math.Sqrt),
        Unary("tan", Math.Tan),
        Unary("tanh", Math.Tanh),
        Unary("trunc", Math.Truncate));

    internal static JsObject Create(Realm realm) => s_table.NewObject(realm, realm.ObjectPrototype);

    // The platform's root of a cube is not always the number that was cubed.
    private static double CubeRoot(double value)
    {
        double root = Math.Cbrt(value);
        double nearest = Math.Round(root);
        return nearest != root && nearest * nearest * nearest == value ? nearest : root;
    }

    private static IntrinsicProperty Unary(string name, Func<double, double> function) =>
        Method(name, 1, (in NativeCall call) => function(Operations.ToNumber(call.Realm, call[0])));

    private static IntrinsicProperty Binary(string name, Func<double, double, double> function) => Method(name, 2, (in NativeCall call) =>
    {
        double first = Operations.ToNumber(call.Realm, call[0]);
        return function(first, Operations.ToNumber(call.Realm, call[1]));
    });

    // Both by Kahan's method: the rounding error of the inner step cancels in the quotient.
    private static double ExponentialMinusOne(double x)
    {
        double power = Math.Exp(x);
        double difference = power - 1;
        return power == 1 || x == 0 ? x
            : difference == -1 || double.IsInfinity(power) || double.IsNaN(x) || Math.Abs(x) > 1 ? difference
            : difference * x / Math.Log(power);
    }

    private static double LogarithmOfOnePlus(double x)
    {
        double sum = 1 + x;
        return sum == 1 || x == 0 ? x : double.IsInfinity(sum) ? Math.Log(x) : Math.Log(sum) * (x / (sum - 1));
    }

    private static JsValue Extreme(in NativeCall call, double start, Func<double, double, double> choose)
    {
        double result = start;
        foreach (JsValue argument in call.Arguments)
        {
            result = choose(result, Operations.ToNumber(call.Realm, argument));
        }

        return result;
    }

    private static JsValue Hypot(in NativeCall call)
    {
        double largest = 0;
        bool isNaN = false;
        call.Realm.Meter.Allocate(8L * call.Count);
        call.Realm.Meter.Charge(call.Count);
        var numbers = new double[call.Count];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = Math.Abs(Operations.ToNumber(call.Realm, call[i]));
            isNaN |= double.IsNaN(numbers[i]);
            largest = Math.Max(largest, double.IsNaN(numbers[i]) ? 0 : numbers[i]);
        }

        if (double.IsInfinity(largest) || isNaN || largest == 0)
        {
            return double.IsInfinity(largest) ? double.PositiveInfinity : isNaN ? double.NaN : 0;
        }

        double sum = 0;
        foreach (double number in numbers)
        {
            sum += number / largest * (number / largest);
        }

        return Math.Sqrt(sum) * largest;
    }
}
