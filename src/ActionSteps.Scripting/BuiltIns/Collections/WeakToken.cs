namespace ActionSteps.Scripting.BuiltIns.Collections;

/// <summary>Stands for a weak collection in the entries of its keys, so that a key does not keep the collection.</summary>
internal sealed class WeakToken(JsWeakCollection owner) : HeapCell(CellKind.Internal)
{
    private readonly WeakReference<JsWeakCollection> _owner = new(owner);

    internal bool IsGone => !_owner.TryGetTarget(out _);

    internal override void Trace(MemoryCensus census) => census.Count(96);
}
