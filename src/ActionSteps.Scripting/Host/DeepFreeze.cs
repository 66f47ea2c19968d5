namespace ActionSteps.Scripting.Host;

/// <summary>Freezes a value and everything that its properties lead to. Runs no script, except traps of proxies.</summary>
internal static class DeepFreeze
{
    internal static void Apply(Realm realm, JsValue value)
    {
        var seen = new HashSet<JsObject>(ReferenceEqualityComparer.Instance);
        var open = new Stack<JsObject>();
        Add(realm, value.Cell, seen, open);
        while (open.TryPop(out JsObject? target))
        {
            // Elements of a typed array cannot be frozen.
            if (target is JsTypedArray)
            {
                continue;
            }

            foreach (PropertyKey key in target.OwnKeys(realm))
            {
                realm.Meter.Charge(3);
                if (target.GetOwnProperty(realm, key, out PropertyDescriptor property))
                {
                    Add(realm, property.Value.Cell, seen, open);
                    Add(realm, property.Getter, seen, open);
                    Add(realm, property.Setter, seen, open);
                }
            }

            Operations.Freeze(realm, target);
        }
    }

    private static void Add(Realm realm, HeapCell? cell, HashSet<JsObject> seen, Stack<JsObject> open)
    {
        if (cell is JsObject found && seen.Add(found))
        {
            realm.Meter.Allocate(48);
            open.Push(found);
        }
    }
}
