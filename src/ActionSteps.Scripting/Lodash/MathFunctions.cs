using static ActionSteps.Scripting.Lodash.LodashFunction;

namespace ActionSteps.Scripting.Lodash;

/// <summary>Arithmetic, sums and extremes.</summary>
internal static class MathFunctions
{
    internal static readonly LodashFunction[] All =
    [
        Ends("add", 2, static (in NativeCall call) => Combine(call, 0, static (realm, x, y) => Operations.Add(realm, x, y))),
        Ends("ceil", 2, static (in NativeCall call) => Round(call, Math.Ceiling)),
        Ends("clamp", 3, Clamp),
        Ends("divide", 2, static (in NativeCall call) => Combine(call, 1, static (realm, x, y) => Operations.ToNumber(realm, x) / Operations.ToNumber(realm, y))),
        Ends("floor", 2, static (in NativeCall call) => Round(call, Math.Floor)),
        Ends("inRange", 3, InRange),
        Ends("max", 1, static (in NativeCall call) => Extreme(call.Realm, call[0], Iteratee.Identity, isMax: true)),
        Ends("maxBy", 2, static (in NativeCall call) => Extreme(call.Realm, call[0], Iteratee.Of(call.Realm, call[1]), isMax: true)),
        Ends("mean", 1, static (in NativeCall call) => Mean(call.Realm, call[0], Iteratee.Identity)),
        Ends("meanBy", 2, static (in NativeCall call) => Mean(call.Realm, call[0], Iteratee.Of(call.Realm, call[1]))),
        Ends("min", 1, static (in NativeCall call) => Extreme(call.Realm, call[0], Iteratee.Identity, isMax: false)),
        Ends("minBy", 2, static (in NativeCall call) => Extreme(call.Realm, call[0], Iteratee.Of(call.Realm, call[1]), isMax: false)),
        Ends("multiply", 2, static (in NativeCall call) => Combine(call, 1, static (realm, x, y) => Operations.ToNumber(realm, x) * Operations.ToNumber(realm, y))),
        Ends("random", 3, Random),
        Ends("round", 2, static (in NativeCall call) => Round(call, HalfUp)),
        Ends("subtract", 2, static (in NativeCall call) => Combine(call, 0, static (realm, x, y) => Operations.ToNumber(realm, x) - Operations.ToNumber(realm, y))),
        Ends("sum", 1, static (in NativeCall call) => ListView.Of(call.Realm, call[0]).Length == 0 ? 0 : Sum(call.Realm, call[0], Iteratee.Identity)),
        Ends("sumBy", 2, static (in NativeCall call) => ListView.Of(call.Realm, call[0]).Length == 0 ? 0 : Sum(call.Realm, call[0], Iteratee.Of(call.Realm, call[1]))),
    ];

    private static JsValue Combine(in NativeCall call, double whenNone, Func<Realm, JsValue, JsValue, JsValue> operation)
    {
        Realm realm = call.Realm;
        JsValue x = call[0];
        JsValue y = call[1];
        if (x.IsUndefined || y.IsUndefined)
        {
            return x.IsUndefined ? y.IsUndefined ? whenNone : y : x;
        }

        return x.IsString || y.IsString
            ? operation(realm, Texts.ToText(realm, x), Texts.ToText(realm, y))
            : operation(realm, ToBaseNumber(realm, x), ToBaseNumber(realm, y));
    }

    private static JsValue ToBaseNumber(Realm realm, JsValue value) => value.IsSymbol || value.Cell is JsWrapper { Value.IsSymbol: true } ? double.NaN : Operations.ToNumber(realm, value);

    private static JsValue Round(in NativeCall call, Func<double, double> round)
    {
        double number = Numbers.ToNumber(call.Realm, call[0]);
        double precision = call[1].IsNullish ? 0 : Math.Min(Numbers.ToInteger(call.Realm, call[1]), 292);
        if (precision == 0 || !double.IsFinite(number))
        {
            return round(number);
        }

        return Shift(round(Shift(number, precision)), -precision);
    }

    private static double HalfUp(double x)
    {
        double floor = Math.Floor(x);
        return !double.IsFinite(x) ? x : Math.CopySign(x - floor < 0.5 ? floor : floor + 1, x);
    }

    // By the text of the number, so that 1.005 shifted by two is 100.5.
    private static double Shift(double number, double by)
    {
        string text = number == 0 && double.IsNegative(number) ? "-0" : NumberText.Format(number);
        int at = text.IndexOf('e', StringComparison.Ordinal);
        double exponent = at < 0 ? 0 : NumberText.Parse(text[(at + 1)..]);
        return NumberText.Parse($"{(at < 0 ? text : text[..at])}e{NumberText.Format(exponent + by)}");
    }

    private static JsValue Clamp(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsValue lower = call[2].IsUndefined ? JsValue.Undefined : call[1];
        JsValue upper = call[2].IsUndefined ? call[1] : call[2];
        double number = Numbers.ToNumber(realm, call[0]);
        double top = upper.IsUndefined ? double.NaN : Zeroed(Numbers.ToNumber(realm, upper));
        double bottom = lower.IsUndefined ? double.NaN : Zeroed(Numbers.ToNumber(realm, lower));
        if (double.IsNaN(number))
        {
            return number;
        }

        number = upper.IsUndefined || number <= top ? number : top;
        return lower.IsUndefined || number >= bottom ? number : bottom;
    }

    private static double Zeroed(double number) => double.IsNaN(number) ? 0 : number;

    private static JsValue InRange(in NativeCall call)
    {
        Realm realm = call.Realm;
        double start = Numbers.ToFinite(realm, call[1]);
        double end = call[2].IsUndefined ? start : Numbers.ToFinite(realm, call[2]);
        start = call[2].IsUndefined ? 0 : start;
        double number = Numbers.ToNumber(realm, call[0]);
        return number >= Math.Min(start, end) && number < Math.Max(start, end);
    }

    private static JsValue Random(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsValue lower = call[0];
        JsValue upper = call[1];
        JsValue floating = call[2];
        if (!floating.IsUndefined && !floating.IsBoolean && ListView.IsIterateeCall(realm, lower, upper, floating))
        {
            (upper, floating) = (JsValue.Undefined, JsValue.Undefined);
        }

        if (floating.IsUndefined && upper.IsBoolean)
        {
            (floating, upper) = (upper, JsValue.Undefined);
        }
        else if (floating.IsUndefined && lower.IsBoolean)
        {
            (floating, lower) = (lower, JsValue.Undefined);
        }

        bool isUnit = lower.IsUndefined && upper.IsUndefined;
        double from = isUnit ? 0 : Numbers.ToFinite(realm, lower);
        double to = isUnit ? 1 : upper.IsUndefined ? from : Numbers.ToFinite(realm, upper);
        from = !isUnit && upper.IsUndefined ? 0 : from;
        (from, to) = from > to ? (to, from) : (from, to);
        double random = realm.Options.Random.NextDouble();
        return floating.IsTrue || from != Math.Truncate(from) || to != Math.Truncate(to)
            ? Math.Min(from + (random * (to - from)), to)
            : from + Math.Floor(random * (to - from + 1));
    }

    private static JsValue Extreme(Realm realm, JsValue source, Iteratee iteratee, bool isMax)
    {
        ListView list = ListView.Of(realm, source);
        JsValue result = JsValue.Undefined;
        JsValue best = JsValue.Undefined;
        for (long i = 0; i < list.Length; i++)
        {
            realm.Meter.Charge(1);
            JsValue item = list[i];
            JsValue current = iteratee.Of1(realm, item);
            if (current.IsNullish)
            {
                continue;
            }

            bool isBetter = best.IsUndefined
                ? !(current.IsNumber && double.IsNaN(current.Number)) && !current.IsSymbol
                : !current.IsSymbol && Operations.Compare(realm, isMax ? OpCode.Greater : OpCode.Less, current, best);
            if (isBetter)
            {
                (best, result) = (current, item);
            }
        }

        return result;
    }

    private static JsValue Sum(Realm realm, JsValue source, Iteratee iteratee)
    {
        ListView list = ListView.Of(realm, source);
        JsValue sum = JsValue.Undefined;
        for (long i = 0; i < list.Length; i++)
        {
            realm.Meter.Charge(1);
            JsValue current = iteratee.Of1(realm, list[i]);
            if (!current.IsUndefined)
            {
                sum = sum.IsUndefined ? current : Operations.Add(realm, sum, current);
            }
        }

        return sum;
    }

    private static JsValue Mean(Realm realm, JsValue source, Iteratee iteratee)
    {
        ListView list = ListView.Of(realm, source);
        return list.Length == 0 ? double.NaN : Operations.ToNumber(realm, Sum(realm, source, iteratee)) / list.Length;
    }
}
