namespace ActionSteps.Scripting.Execution;

/// <summary>Says why an object refused a change.</summary>
internal static class Refusals
{
    internal static JsThrow Assignment(Realm realm, JsValue target, PropertyKey key)
    {
        if (!target.TryGetObject(out JsObject? owner))
        {
            string value = target.Cell is JsString { Length: <= 60 } text ? text.Text : Operations.Describe(target);
            bool isOwn = target.IsString && (key.Equals(Names.Length) || key.IsIndex);
            return realm.TypeError(isOwn
                ? $"Cannot assign to read only property '{key}' of string '{value}'"
                : $"Cannot create property '{key}' on {Operations.TypeOf(target).Text} '{value}'");
        }

        string described = Describe(realm, owner);
        for (JsObject? holder = owner; holder is { HasOrdinaryPrototype: true }; holder = holder.Prototype)
        {
            realm.Meter.Charge(1);
            if (!holder.TryGetOwn(realm, key, out JsValue value, out PropertyFlags flags))
            {
                continue;
            }

            return realm.TypeError((flags & PropertyFlags.Accessor) != 0
                ? $"Cannot set property {key} of {described} which has only a getter"
                : $"Cannot assign to read only property '{key}' of object '{described}'");
        }

        return realm.TypeError($"Cannot add property {key}, object is not extensible");
    }

    internal static JsThrow Deletion(Realm realm, JsObject owner, PropertyKey key) =>
        realm.TypeError($"Cannot delete property '{key}' of {Describe(realm, owner)}");

    private static string Describe(Realm realm, JsObject owner) =>
        owner is { ClassName: "Object", HasOrdinaryPrototype: true } && JsError.PeekConstructorName(realm, owner) is { Length: > 0 } name
            ? $"#<{name}>"
            : Operations.Describe(owner);
}
