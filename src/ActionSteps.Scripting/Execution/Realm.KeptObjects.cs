namespace ActionSteps.Scripting.Execution;

/// <content>Targets of weak references that must last until the turn ends.</content>
internal sealed partial class Realm
{
    private HashSet<HeapCell>? _kept;

    internal void KeepAlive(HeapCell target)
    {
        if ((_kept ??= new(ReferenceEqualityComparer.Instance)).Add(target))
        {
            Meter.Allocate(72);
        }
    }

    private void TraceKept(MemoryCensus census)
    {
        if (_kept is null)
        {
            return;
        }

        census.Count(72L * _kept.Count);
        foreach (HeapCell cell in _kept)
        {
            census.Visit(cell);
        }
    }
}
