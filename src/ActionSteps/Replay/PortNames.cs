using ActionSteps.Code;
using ActionSteps.Knowledge;
using ActionSteps.Mail;
using ActionSteps.Offload;
using ActionSteps.Tables;

namespace ActionSteps.Replay;

/// <summary>What recordings call the ports. The names never change; ports of hosts have the name that people know them by.</summary>
internal static class PortNames
{
    public const string Tables = "tables";
    public const string Knowledge = "knowledgeBase";
    public const string Offload = "offload";

    public static string Of<TPort>() =>
        typeof(TPort) == typeof(ITableStore) ? Tables
        : typeof(TPort) == typeof(IKnowledgeBase) ? Knowledge
        : typeof(TPort) == typeof(IEnumerable<IOffloadProvider>) ? Offload
        : typeof(TPort) == typeof(IOutboundHttp) ? "http"
        : typeof(TPort) == typeof(IMailSender) ? "mail"
        : typeof(TPort) == typeof(IScriptEngine) ? "scriptEngine"
        : typeof(TPort).Name;
}
