namespace ActionSteps.Scripting.BuiltIns.Collections;

/// <summary>A weak reference: the garbage collector decides, but never within a turn in which a script has seen the target.</summary>
internal sealed class JsWeakRef : JsObject
{
    private readonly WeakReference<HeapCell> _target;

    internal JsWeakRef(Realm realm, JsObject prototype, HeapCell target)
        : base(prototype)
    {
        realm.Meter.Allocate(144);
        realm.KeepAlive(target);
        _target = new WeakReference<HeapCell>(target);
    }

    internal JsValue Deref(Realm realm)
    {
        if (!_target.TryGetTarget(out HeapCell? target))
        {
            return JsValue.Undefined;
        }

        realm.KeepAlive(target);
        return target;
    }

    internal override void Trace(MemoryCensus census)
    {
        base.Trace(census);
        census.Count(80);
    }
}
