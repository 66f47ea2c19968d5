namespace ActionSteps.Scripting.BuiltIns;

/// <summary>An intrinsic object that takes its properties from a table, but not before somebody finds one or looks at all of them.</summary>
internal class JsIntrinsic(JsObject? prototype, IntrinsicTable table) : JsObject(prototype, Shape.Deferred, [])
{
    internal sealed override void Materialize(Realm realm)
    {
        Shape = table.Shape;
        Slots = table.NewSlots(realm);
    }

    internal sealed override bool TryGetOwn(Realm realm, PropertyKey key, out JsValue slot, out PropertyFlags flags)
    {
        if (Shape.IsDeferred && (key.IsIndex || table.Shape.Find(key) < 0))
        {
            (slot, flags) = (JsValue.Undefined, PropertyFlags.None);
            return false;
        }

        return base.TryGetOwn(realm, key, out slot, out flags);
    }
}
