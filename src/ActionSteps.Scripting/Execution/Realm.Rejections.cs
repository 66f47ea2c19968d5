namespace ActionSteps.Scripting.Execution;

/// <content>Promises that were rejected while nobody waited for them; somebody may do so later.</content>
internal sealed partial class Realm
{
    private const int MaxRejections = 32;

    /// <summary>Whether there were any, also such as somebody has asked for since.</summary>
    internal bool HasRejections => _rare is { Rejected.Count: > 0 };

    /// <summary>Those that nobody has asked for; the first of them when there are many.</summary>
    internal IReadOnlyList<JsPromise> UnhandledRejections => _rare?.Rejected.FindAll(static promise => !promise.IsHandled) ?? [];

    internal void NoteRejection(JsPromise promise)
    {
        List<JsPromise> rejected = Rare.Rejected;
        if (rejected.Count == MaxRejections)
        {
            Meter.Charge(MaxRejections);
            rejected.RemoveAll(static noted => noted.IsHandled);
        }

        if (rejected.Count < MaxRejections)
        {
            Meter.Allocate(16);
            rejected.Add(promise);
        }
    }

    private void TraceRejections(MemoryCensus census)
    {
        foreach (JsPromise promise in _rare?.Rejected ?? [])
        {
            census.Visit(promise);
        }
    }
}
