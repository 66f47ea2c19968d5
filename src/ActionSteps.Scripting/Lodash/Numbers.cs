namespace ActionSteps.Scripting.Lodash;

/// <summary>lodash's conversions to numbers: symbols are NaN, infinities the largest number.</summary>
internal static class Numbers
{
    internal static double ToNumber(Realm realm, JsValue value)
    {
        if (value.IsNumber)
        {
            return value.Number;
        }

        if (value.IsSymbol || value.Cell is JsWrapper { Value.IsSymbol: true })
        {
            return double.NaN;
        }

        if (value.TryGetObject(out JsObject? target))
        {
            JsValue method = target.Get(realm, Names.ValueOf);
            JsValue plain = method.IsCallable ? realm.Call(method, value) : value;
            value = plain.IsObject ? Operations.ToJsString(realm, plain) : plain;
        }

        return Operations.ToNumber(realm, value);
    }

    internal static double ToFinite(Realm realm, JsValue value)
    {
        double number = ToNumber(realm, value);
        return double.IsNaN(number) ? 0 : double.IsInfinity(number) ? Math.CopySign(double.MaxValue, number) : number;
    }

    internal static double ToInteger(Realm realm, JsValue value) => Math.Truncate(ToFinite(realm, value));
}
