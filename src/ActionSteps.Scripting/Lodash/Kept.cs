namespace ActionSteps.Scripting.Lodash;

/// <summary>Keeps what a function is making in sight of the census while scripts run in between.</summary>
internal readonly ref struct Kept
{
    private readonly PendingWork _work;

    private Kept(PendingWork work) => _work = work;

    internal static Kept While(Realm realm, HeapCell made)
    {
        PendingWork work = PendingWork.Begin(realm);
        work.Add(made);
        return new Kept(work);
    }

    /// <summary>Keeps one more.</summary>
    internal void Add(HeapCell made) => _work.Add(made);

    public void Dispose() => _work.End();
}
