namespace ActionSteps.Scripting.BuiltIns;

/// <summary>
/// The properties of an intrinsic object as they are in every new realm: made once in the process, never changed. An object made of
/// a table starts with all slots lazy; a slot is filled when somebody reads it, a function being made at that moment.
/// </summary>
internal sealed class IntrinsicTable
{
    private readonly IntrinsicProperty[] _properties;

    private IntrinsicTable(IntrinsicProperty[] properties)
    {
        _properties = properties;
        var keys = new (PropertyKey Key, PropertyFlags Flags)[properties.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            keys[i] = (properties[i].Key, properties[i].Flags);
        }

        Shape = Shape.CreateShared(keys, this);
    }

    internal Shape Shape { get; }

    internal static IntrinsicTable Of(params ReadOnlySpan<IntrinsicProperty> properties) => new(properties.ToArray());

    internal JsValue Create(Realm realm, int slot) => _properties[slot].Make(realm);

    /// <summary>Slots for a new object of this table.</summary>
    internal JsValue[] NewSlots(Realm realm)
    {
        realm.Meter.Allocate(88 + (16 * _properties.Length));
        var slots = new JsValue[_properties.Length];
        slots.AsSpan().Fill(JsValue.Lazy);
        return slots;
    }

    /// <summary>Turns a fresh object into the intrinsic of this table.</summary>
    internal T Apply<T>(Realm realm, T target)
        where T : JsObject
    {
        target.Shape = Shape;
        target.Slots = NewSlots(realm);
        return target;
    }

    internal JsObject NewObject(Realm realm, JsObject? prototype)
    {
        realm.Meter.Allocate(72);
        return new JsIntrinsic(prototype, this);
    }
}
