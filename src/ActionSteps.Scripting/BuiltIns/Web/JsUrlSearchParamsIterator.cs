namespace ActionSteps.Scripting.BuiltIns;

/// <summary>An iterator over the names, values or both of a <c>URLSearchParams</c>; sees changes made meanwhile.</summary>
internal sealed class JsUrlSearchParamsIterator(JsObject prototype, JsUrlSearchParams target, ArrayIterationKind kind) : JsObject(prototype)
{
    private int _index;

    internal JsValue Next(Realm realm)
    {
        if (_index >= target.Items.Count)
        {
            return realm.NewIterResult(JsValue.Undefined, isDone: true);
        }

        (string name, string value) = target.Items[_index++];
        JsValue item = kind switch
        {
            ArrayIterationKind.Keys => name,
            ArrayIterationKind.Values => value,
            _ => realm.NewArray([name, value]),
        };
        return realm.NewIterResult(item, isDone: false);
    }

    internal override void Trace(MemoryCensus census)
    {
        base.Trace(census);
        census.Visit(target);
    }
}
