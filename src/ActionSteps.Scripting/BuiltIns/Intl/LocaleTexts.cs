namespace ActionSteps.Scripting.BuiltIns.Intl;

/// <summary>Locale methods of texts: comparing and changing case.</summary>
internal static class LocaleTexts
{
    internal static JsValue Compare(in NativeCall call)
    {
        string self = StringPrototype.Self(call).Text;
        string other = Operations.ToText(call.Realm, call[0]);
        return CollatorConstructor.Compare(call.Realm, self, other, call[1], call[2]);
    }

    /// <summary>Only Turkish and its relatives have letters of their own; the rest is as without a locale.</summary>
    internal static JsValue ChangeCase(in NativeCall call, bool toUpper)
    {
        Realm realm = call.Realm;
        JsString self = StringPrototype.Self(call);
        List<string> requested = IntlOptions.Locales(realm, call[0]);
        string language = LanguageTag.Language(requested.Count > 0 ? requested[0] : LocaleList.Default(realm));
        realm.Meter.Charge(10 + (self.Length / 2));
        realm.Meter.Allocate(JsString.FlatSize + (10L * self.Length));
        string text = self.Text;
        if (language is "tr" or "az")
        {
            text = toUpper
                ? text.Replace('i', 'İ').Replace('ı', 'I')
                : text.Replace("I\u0307", "i", StringComparison.Ordinal).Replace('I', 'ı').Replace('İ', 'i');
        }

        return toUpper ? CaseMapping.ToUpper(text) : CaseMapping.ToLower(text);
    }
}
