namespace ActionSteps.Tests.Api;

/// <summary>An answer of <see cref="ScriptedHttp"/>, or a failure in place of one.</summary>
internal sealed record ScriptedAnswer(int Status, string Body = "")
{
    public OutboundFailure? Failure { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public static ScriptedAnswer Fails(OutboundFailure failure) => new(0) { Failure = failure };

    public static ScriptedAnswer Later(int status, string retryAfter) => new(status) { Headers = [new("Retry-After", retryAfter)] };
}
