using ActionSteps.Sessions;

namespace ActionSteps.Api;

/// <summary>The error log record of a failed exchange (api-step.md section 3), as the details of the step's error.</summary>
internal static class ErrorRecord
{
    private const int LongestBody = 16_384;
    private const int MaskedBytes = 16 * LongestBody;

    private static readonly VariablePath s_dialogstate = VariablePath.Parse("internal.currentDialogstate");

    public static StepError Create(string code, string message, StepContext context, ApiRequest? request = null, ApiAnswer? answer = null)
    {
        Value block = context.Variables.Get(s_dialogstate);
        Value details = Value.Object(
            ("time", Value.From((object)context.Now)),
            ("botId", context.BotId),
            ("version", context.BotVersion),
            ("sessionId", context.SessionId),
            ("dialogstate", Value.Object(("id", context.BlockId), ("name", block["id"] == context.BlockId ? block["name"] : Value.Undefined))),
            ("outcome", answer is null ? Value.Undefined : TextOf(answer.Outcome)),
            ("attempts", request is { Attempts: > 1 } ? request.Attempts : Value.Undefined),
            ("request", request?.ToValue() ?? Value.Undefined),
            ("response", answer is { Status: > 0 } ? Response(answer, context, request) : Value.Undefined));
        return new StepError(code, request?.Secrets.Mask(message) ?? message)
        {
            Details = details.TryGetObject(out ValueObject? members) ? members : ValueObject.Empty,
        };
    }

    /// <summary>The outcome as bot files and records write it.</summary>
    public static string TextOf(ApiOutcome outcome) => outcome switch
    {
        ApiOutcome.Ok => "ok",
        ApiOutcome.HttpError => "httpError",
        ApiOutcome.Timeout => "timeout",
        ApiOutcome.Connect => "connect",
        ApiOutcome.Blocked => "blocked",
        ApiOutcome.TooLarge => "tooLarge",
        _ => "invalidBody",
    };

    private static Value Response(ApiAnswer answer, StepContext context, ApiRequest? request)
    {
        // Masked before it is cut: half of a secret would be found no more.
        string body = answer.BodyText(MaskedBytes);
        body = request?.Secrets.Mask(body) ?? body;
        body = context.Variables.CreateMask()?.Mask(body) ?? body;
        return Value.Object(
            ("status", answer.Status),
            ("body", body.Length > LongestBody ? string.Concat(body.AsSpan(0, LongestBody), "…") : body));
    }
}
