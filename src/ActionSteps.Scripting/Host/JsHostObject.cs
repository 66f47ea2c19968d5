namespace ActionSteps.Scripting.Host;

/// <summary>An object that came from the host: an ordinary object, whose members are copied when a script first looks at it.</summary>
internal sealed class JsHostObject(JsObject prototype, IReadOnlyList<KeyValuePair<string, ScriptValue>> members) : JsObject(prototype, Shape.Deferred, [])
{
    private IReadOnlyList<KeyValuePair<string, ScriptValue>>? _members = members;

    internal override void Materialize(Realm realm)
    {
        ReadOnlySpan<KeyValuePair<string, ScriptValue>> members = HostValues.Span(_members!);
        realm.Meter.Charge(members.Length);
        if (HostLayout.For(members) is not { } layout)
        {
            AddAll(realm, members);
            return;
        }

        realm.Meter.Allocate(24 + (16L * members.Length));
        var slots = new JsValue[members.Length];
        for (int i = 0; i < slots.Length; i++)
        {
            slots[i] = HostValues.ToScript(realm, JsString.EmptyText, members[i].Value);
        }

        _members = null;
        Slots = slots;
        Shape = layout.Shape;
    }

    private void AddAll(Realm realm, ReadOnlySpan<KeyValuePair<string, ScriptValue>> members)
    {
        _members = null;
        Shape = Shape.None;
        foreach ((string name, ScriptValue value) in members)
        {
            PutOwn(realm, PropertyKey.Of(Names.Share(name)), HostValues.ToScript(realm, JsString.EmptyText, value), PropertyFlags.Default);
        }
    }
}
