namespace ActionSteps.Scripting.Lodash;

/// <summary>Values as texts: arrays item by item, symbols by their description, -0 as it is.</summary>
internal static class Texts
{
    internal static JsString ToText(Realm realm, JsValue value)
    {
        if (value.Cell is JsString text)
        {
            return text;
        }

        if (value.IsNumber)
        {
            return value.Number == 0 && double.IsNegative(value.Number) ? "-0".AsJs() : NumberText.ToJsString(value.Number);
        }

        if (value.Cell is JsSymbol symbol)
        {
            return JsString.Of(symbol.ToString());
        }

        if (!value.IsObject || !Operations.IsArray(realm, value))
        {
            return value.Cell is JsWrapper { Value.Cell: JsSymbol inner } ? JsString.Of(inner.ToString()) : Operations.ToJsString(realm, value);
        }

        realm.EnterNative();
        var made = new TextBuilder(realm);
        ListView list = ListView.Of(realm, value);
        for (long i = 0; i < list.Length; i++)
        {
            realm.Meter.Charge(1);
            if (i > 0)
            {
                made.Append(',');
            }

            made.Append(ToText(realm, list[i]).Text);
        }

        realm.LeaveNative();
        return made.ToJsString();
    }

    /// <summary>What text functions do with their first argument: nothing becomes empty.</summary>
    internal static string Of(Realm realm, JsValue value) => PropertyPath.TextOf(realm, value).Text;

    internal static JsValue New(Realm realm, string text)
    {
        realm.Meter.Allocate(48 + (2L * text.Length));
        return JsString.Of(text);
    }
}
