using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Sessions;

namespace ActionSteps.Conversations.Json;

/// <summary>The stored names of everything that is one of a closed set. They never change.</summary>
internal static class Tags
{
    public static string Of(MessageDuringWait during) => during switch
    {
        MessageDuringWait.CancelsWait => "cancelsWait",
        MessageDuringWait.IsQueued => "isQueued",
        _ => "keepsWait",
    };

    public static MessageDuringWait? FindDuringWait(string tag) => tag switch
    {
        "cancelsWait" => MessageDuringWait.CancelsWait,
        "isQueued" => MessageDuringWait.IsQueued,
        "keepsWait" => MessageDuringWait.KeepsWait,
        _ => null,
    };

    public static string Of(TranscriptActor actor) => actor switch
    {
        TranscriptActor.Bot => "bot",
        TranscriptActor.User => "user",
        _ => "agent",
    };

    public static TranscriptActor? FindActor(string tag) => tag switch
    {
        "bot" => TranscriptActor.Bot,
        "user" => TranscriptActor.User,
        "agent" => TranscriptActor.Agent,
        _ => null,
    };

    public static string Of(RunTrigger trigger) => trigger switch
    {
        RunTrigger.Message => "message",
        RunTrigger.IframeEvent => "iframe",
        RunTrigger.Action => "action",
        _ => "wait",
    };

    public static RunTrigger? FindTrigger(string tag) => tag switch
    {
        "message" => RunTrigger.Message,
        "iframe" => RunTrigger.IframeEvent,
        "action" => RunTrigger.Action,
        "wait" => RunTrigger.Wait,
        _ => null,
    };

    public static RunStatus? FindRunStatus(string tag) => tag switch
    {
        "completed" => RunStatus.Completed,
        "waiting" => RunStatus.Waiting,
        "paused" => RunStatus.Paused,
        "closed" => RunStatus.Closed,
        "offloaded" => RunStatus.Offloaded,
        "failed" => RunStatus.Failed,
        _ => null,
    };

    public static StepStatus? FindStepStatus(string tag) => tag switch
    {
        "succeeded" => StepStatus.Succeeded,
        "suspended" => StepStatus.Suspended,
        "skipped" => StepStatus.Skipped,
        "failed" => StepStatus.Failed,
        _ => null,
    };

    public static string Of(OutboundFailure failure) => failure switch
    {
        OutboundFailure.Blocked => "blocked",
        OutboundFailure.NameNotFound => "nameNotFound",
        OutboundFailure.Connect => "connect",
        OutboundFailure.Tls => "tls",
        OutboundFailure.Timeout => "timeout",
        OutboundFailure.TooLarge => "tooLarge",
        OutboundFailure.TooManyRedirects => "tooManyRedirects",
        OutboundFailure.RedirectRefused => "redirectRefused",
        OutboundFailure.InvalidRedirect => "invalidRedirect",
        OutboundFailure.InvalidRequest => "invalidRequest",
        OutboundFailure.InvalidResponse => "invalidResponse",
        _ => "interrupted",
    };

    public static OutboundFailure? FindFailure(string tag) => tag switch
    {
        "blocked" => OutboundFailure.Blocked,
        "nameNotFound" => OutboundFailure.NameNotFound,
        "connect" => OutboundFailure.Connect,
        "tls" => OutboundFailure.Tls,
        "timeout" => OutboundFailure.Timeout,
        "tooLarge" => OutboundFailure.TooLarge,
        "tooManyRedirects" => OutboundFailure.TooManyRedirects,
        "redirectRefused" => OutboundFailure.RedirectRefused,
        "invalidRedirect" => OutboundFailure.InvalidRedirect,
        "invalidRequest" => OutboundFailure.InvalidRequest,
        "invalidResponse" => OutboundFailure.InvalidResponse,
        "interrupted" => OutboundFailure.Interrupted,
        _ => null,
    };

    public static string Of(VariableChangeKind kind) => kind switch
    {
        VariableChangeKind.Added => "added",
        VariableChangeKind.Updated => "updated",
        _ => "deleted",
    };

    public static VariableChangeKind? FindChange(string tag) => tag switch
    {
        "added" => VariableChangeKind.Added,
        "updated" => VariableChangeKind.Updated,
        "deleted" => VariableChangeKind.Deleted,
        _ => null,
    };
}
