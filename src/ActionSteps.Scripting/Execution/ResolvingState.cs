namespace ActionSteps.Scripting.Execution;

/// <summary>What the two functions that settle a promise share: only the first call of either counts.</summary>
internal sealed class ResolvingState(JsPromise promise) : HeapCell(CellKind.Internal)
{
    private bool _isUsed;

    internal JsPromise Promise { get; } = promise;

    internal bool TryUse()
    {
        bool isFirst = !_isUsed;
        _isUsed = true;
        return isFirst;
    }

    internal override void Trace(MemoryCensus census)
    {
        census.Count(40);
        census.Visit(Promise);
    }
}
