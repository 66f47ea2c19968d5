namespace ActionSteps.Scripting.Values;

/// <summary>The object around a primitive value; that of a text has its characters as properties.</summary>
internal sealed class JsWrapper(JsObject? prototype, JsValue value) : JsObject(prototype)
{
    internal JsValue Value { get; } = value;

    internal override string ClassName => Value.IsNumber ? "Number" : Value.IsString ? "String" : Value.IsBoolean ? "Boolean" : "Object";

    internal static JsWrapper Create(Realm realm, JsValue value, JsObject? prototype = null)
    {
        realm.Meter.Allocate(80);
        return new JsWrapper(prototype ?? Operations.PrototypeOfPrimitive(realm, value), value);
    }

    internal override bool TryGetOwn(Realm realm, PropertyKey key, out JsValue slot, out PropertyFlags flags)
    {
        if (Value.Cell is JsString text)
        {
            if (key.IsIndex && key.Index < (uint)text.Length)
            {
                slot = JsString.OfUnit(text[(int)key.Index]);
                flags = PropertyFlags.Enumerable;
                return true;
            }

            if (key.IsLength)
            {
                slot = text.Length;
                flags = PropertyFlags.None;
                return true;
            }
        }

        return base.TryGetOwn(realm, key, out slot, out flags);
    }

    internal override void PutOwn(Realm realm, PropertyKey key, JsValue slot, PropertyFlags flags)
    {
        // The characters cannot change; a definition that agrees with them stores nothing.
        if (!(Value.Cell is JsString text && ((key.IsIndex && key.Index < (uint)text.Length) || key.IsLength)))
        {
            base.PutOwn(realm, key, slot, flags);
        }
    }

    internal override void Trace(MemoryCensus census)
    {
        base.Trace(census);
        census.Visit(Value);
    }

    private protected override void AddIndexKeys(Realm realm, List<PropertyKey> keys)
    {
        if (Value.Cell is not JsString text)
        {
            base.AddIndexKeys(realm, keys);
            return;
        }

        realm.Meter.Charge(text.Length);
        realm.Meter.Allocate(16L * text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            keys.Add(new PropertyKey((uint)i));
        }

        base.AddIndexKeys(realm, keys);
        keys.Add(Names.Length);
    }
}
