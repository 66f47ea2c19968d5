namespace ActionSteps.Scripting.BuiltIns;

/// <summary>Regular expressions.</summary>
internal static class RegExpConstructor
{
    internal static JsObject Create(Realm realm, JsString pattern, JsString flags) =>
        throw realm.TypeError($"Regular expressions are not offered: /{pattern}/{flags}");
}
