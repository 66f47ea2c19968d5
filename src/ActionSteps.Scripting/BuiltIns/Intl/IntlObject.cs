using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns.Intl;

/// <summary><c>Intl</c>.</summary>
internal static class IntlObject
{
    private static readonly IntrinsicTable s_table = IntrinsicTable.Of(
        Link("NumberFormat", Intrinsic.NumberFormat),
        Link("DateTimeFormat", Intrinsic.DateTimeFormat),
        Link("Collator", Intrinsic.Collator),
        Link("PluralRules", Intrinsic.PluralRules),
        Link("ListFormat", Intrinsic.ListFormat),
        Link("RelativeTimeFormat", Intrinsic.RelativeTimeFormat),
        Method("getCanonicalLocales", 1, GetCanonicalLocales),
        Tag("Intl"));

    internal static JsObject Create(Realm realm) => s_table.NewObject(realm, realm.ObjectPrototype);

    private static JsValue GetCanonicalLocales(in NativeCall call)
    {
        var items = new List<JsValue>();
        foreach (string tag in IntlOptions.Locales(call.Realm, call[0]))
        {
            items.Add(tag);
        }

        return call.Realm.NewArrayOf(items);
    }
}
