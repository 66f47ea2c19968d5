using ActionSteps.Code;
using ActionSteps.Execution;
using ActionSteps.Knowledge;
using ActionSteps.Offload;
using ActionSteps.Tables;

namespace ActionSteps.Replay;

/// <summary>The ports of a recorded run. One that is not recorded works as ever, and the recording says that it was used.</summary>
internal sealed class RecordingPorts(IPortSource ports, RunRecorder recorder) : IPortSource
{
    private readonly RecordingCalls _calls = new(recorder);

    public TPort? Find<TPort>()
        where TPort : class
    {
        TPort? port = ports.Find<TPort>();
        switch (port)
        {
            case null when typeof(TPort) == typeof(IScriptEngine):
            case SandboxScriptEngine:
                // The engine of the library needs nothing from outside but what is watched.
                return port;
            case null:
                recorder.AddMissing(PortNames.Of<TPort>());
                return null;
            case AcceptingMailSender:
                // Mails of a conversation leave after the commit; the run itself has nothing to do with it.
                return port;
            case IOutboundHttp http when typeof(TPort) == typeof(IOutboundHttp):
                return new RecordingHttp(http, recorder) as TPort;
            case ITableStore tables when typeof(TPort) == typeof(ITableStore):
                return new WatchedTables(tables, _calls) as TPort;
            case IKnowledgeBase knowledge when typeof(TPort) == typeof(IKnowledgeBase):
                return new WatchedKnowledge(knowledge, _calls) as TPort;
            case IEnumerable<IOffloadProvider> providers:
                return Watch([.. providers]) as TPort;
            default:
                recorder.AddForeign(PortNames.Of<TPort>());
                return port;
        }
    }

    private WatchedOffload[] Watch(IOffloadProvider[] providers)
    {
        recorder.AddProviders(providers.Select(static provider => provider.Name));
        return [.. providers.Select(provider => new WatchedOffload(provider.Name, provider, _calls))];
    }
}
