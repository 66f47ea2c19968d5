using ActionSteps.Code;
using ActionSteps.Execution;
using ActionSteps.Knowledge;
using ActionSteps.Mail;
using ActionSteps.Offload;
using ActionSteps.Tables;

namespace ActionSteps.Replay;

/// <summary>The ports of a replayed run: what was recorded of them, and nothing of the host.</summary>
internal sealed class ReplayPorts(RecordedRun run, ReplayTape tape, ReplayClock clock, RunPlace place) : IPortSource
{
    private readonly ReplayHttp _http = new(tape, clock, place);
    private readonly ReplayCalls _calls = new(tape, clock, place);

    public TPort? Find<TPort>()
        where TPort : class
    {
        string name = PortNames.Of<TPort>();
        if (typeof(TPort) == typeof(IScriptEngine) || run.MissingPorts.Contains(name))
        {
            return null;
        }

        object? port = typeof(TPort) == typeof(IOutboundHttp) ? _http
            : typeof(TPort) == typeof(IMailSender) ? AcceptingMailSender.Instance
            : typeof(TPort) == typeof(ITableStore) ? new WatchedTables(store: null, _calls)
            : typeof(TPort) == typeof(IKnowledgeBase) ? new WatchedKnowledge(knowledge: null, _calls)
            : typeof(TPort) == typeof(IEnumerable<IOffloadProvider>) ? Providers()
            : null;
        if (port is null)
        {
            tape.Differ(ReplayDifference.At(place.Now, name, null, "asked for, and not recorded"));
        }

        return port as TPort;
    }

    private WatchedOffload[] Providers() => [.. run.Providers.Select(name => new WatchedOffload(name, provider: null, _calls))];
}
