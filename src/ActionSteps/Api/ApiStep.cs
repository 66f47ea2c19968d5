using ActionSteps.Expressions;
using ActionSteps.Sessions;

namespace ActionSteps.Api;

/// <summary>
/// Calls a back end over HTTP. Its answer may write variables, send messages and choose the next block, in this order. When the call fails,
/// nothing of the answer is applied and the bot's error block runs, or the block that the step names for it.
/// </summary>
[StepKind("api")]
public sealed class ApiStep : ActionStep<IOutboundHttp>
{
    /// <summary>The method; GET when left out.</summary>
    public ApiMethod Method { get; init; }

    /// <summary>
    /// The address, http or https. Each placeholder is percent-encoded as one part of it, except one at the very start, which is taken as
    /// the base address.
    /// </summary>
    public required Template Url { get; init; }

    /// <summary>Parameters that are added to the query of the address, percent-encoded, in order. None when left out.</summary>
    public IReadOnlyList<ApiParameter> Query { get; init; } = [];

    /// <summary>Headers; of equal names the last one counts. They win over the default ones: Accept, Accept-Encoding and Content-Type.</summary>
    public IReadOnlyList<ApiParameter> Headers { get; init; } = [];

    /// <summary>How the request tells who sends it; <c>null</c> for not at all.</summary>
    public ApiAuthorization? Authorization { get; init; }

    /// <summary>The members of the JSON body; of equal keys the last one counts. A GET request has no body.</summary>
    public IReadOnlyList<ApiParameter> Body { get; init; } = [];

    /// <summary>
    /// How long an attempt may take up to the end of the answer, in seconds; default 30, range 0.001 to 3,600. The host's limits on steps
    /// and on outbound calls count as well.
    /// </summary>
    /// <exception cref="ArgumentException">The value is out of range.</exception>
    public double TimeoutSeconds
    {
        get;
        init => field = value is >= 0.001 and <= 3_600
            ? value
            : throw new ArgumentException(FormattableString.Invariant($"A timeout is 0.001 to 3,600 seconds, not {value}."));
    } = 30;

    /// <summary>
    /// The variable that gets <c>{ status, ok, headers, body }</c> of every answer that was read to its end, before anything else, also when
    /// its status is an error; <c>null</c> for none.
    /// </summary>
    public VariablePath? ResponseVariable { get; init; }

    /// <summary>Where to go after an answer that names no block itself; <c>null</c> goes on with the block.</summary>
    public BlockReference? OnSuccess { get; init; }

    /// <summary>Where to go when the call fails; <c>null</c> for the bot's error block.</summary>
    public BlockReference? OnFailure { get; init; }

    /// <summary>Whether the step says what to send as body.</summary>
    internal bool HasBody => Body.Count > 0;

    /// <inheritdoc/>
    protected override async ValueTask<StepOutcome> ExecuteAsync(IOutboundHttp port, StepContext context, CancellationToken cancellationToken)
    {
        ApiRequest? request = null;
        try
        {
            request = ApiRequestBuilder.Build(this, context);
        }
        catch (StepException refused)
        {
            return Fail(ErrorRecord.Create(refused.Code, refused.Message, context, request, answer: null, attempts: 0));
        }

        ApiAnswer answer = await ApiExchange.SendAsync(port, request.Outbound, cancellationToken).ConfigureAwait(false);
        return new ApiReply(this, context).Apply(request, answer, attempts: 1);
    }

    internal StepOutcome Fail(StepError error) => StepOutcome.Fail(error, OnFailure is { Id.Length: > 0 } block ? block.Id : null);
}
