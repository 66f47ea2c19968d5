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
    // What a template without placeholders is rendered with.
    private static readonly EvaluationContext s_nothing = new(new Session().Variables);

    /// <summary>The method; GET when left out.</summary>
    public ApiMethod Method { get; init; }

    /// <summary>
    /// The address, http or https. Each placeholder is percent-encoded as one part of it, except one at the very start, which is taken as
    /// the base address.
    /// </summary>
    public required Template Url
    {
        get;
        init
        {
            field = value;
            FixedUrl = value.IsLiteral && ApiUrl.TryCreate(value.Render(s_nothing), null, out Uri? url) ? url : null;
        }
    }

    /// <summary>Parameters that are added to the query of the address, percent-encoded, in order. None when left out.</summary>
    public IReadOnlyList<ApiParameter> Query { get; init; } = [];

    /// <summary>Headers; of equal names the last one counts. They win over the default ones: Accept, Accept-Encoding and Content-Type.</summary>
    public IReadOnlyList<ApiParameter> Headers { get; init; } = [];

    /// <summary>How the request tells who sends it; <c>null</c> for not at all.</summary>
    public ApiAuthorization? Authorization { get; init; }

    /// <summary>The API setting of the bot that secures the call; <c>null</c> for none. One that the bot does not have fails the step.</summary>
    public string? Settings { get; init; }

    /// <summary>The members of the JSON body; of equal keys the last one counts. A GET request has no body.</summary>
    public IReadOnlyList<ApiParameter> Body
    {
        get;
        init
        {
            field = value;
            BodyNames = new ParameterNames(value);
        }
    } = [];

    /// <summary>
    /// The body as text with placeholders, sent as it is, for other types of content than JSON objects; <c>null</c> for none. Header
    /// Content-Type tells what it is, <c>application/json</c> unless the step sets it.
    /// </summary>
    public Template? BodyTemplate { get; init; }

    /// <summary>The fields of a body of type <c>application/x-www-form-urlencoded</c>. None when left out.</summary>
    public IReadOnlyList<ApiParameter> Form { get; init; } = [];

    /// <summary>The parts of a body of type <c>multipart/form-data</c>. None when left out.</summary>
    public IReadOnlyList<ApiPart> Multipart { get; init; } = [];

    /// <summary>
    /// How long an attempt may take up to the end of the answer, in seconds; default 30, range 0.001 to 3,600. It wins over
    /// <see cref="OutboundOptions.TotalTimeout"/>; what the host allows at most counts all the same: the time of a step and of a run, 90 seconds
    /// and 5 minutes unless <c>ExecutionLimits</c> says otherwise, and <see cref="OutboundOptions.MaxTimeout"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The value is out of range.</exception>
    public double TimeoutSeconds
    {
        get;
        init => field = value is >= 0.001 and <= 3_600
            ? value
            : throw new ArgumentException(FormattableString.Invariant($"A timeout is 0.001 to 3,600 seconds, not {value}."));
    } = 30;

    /// <summary>When and how often a failed request is sent again; <c>null</c> for never.</summary>
    public ApiRetry? Retry { get; init; }

    /// <summary>
    /// Whether the request carries header <c>Idempotency-Key</c>, the same for each attempt and after a restart, so that the back end can tell
    /// a repeated request from a new one; default no.
    /// </summary>
    public bool Idempotent { get; init; }

    /// <summary>
    /// The variable that gets <c>{ status, ok, headers, body }</c> of every answer that was read to its end, before anything else, also when
    /// its status is an error; <c>null</c> for none.
    /// </summary>
    public VariablePath? ResponseVariable { get; init; }

    /// <summary>Where to go after an answer that names no block itself; <c>null</c> goes on with the block.</summary>
    public BlockReference? OnSuccess { get; init; }

    /// <summary>Where to go when the call fails; <c>null</c> for the bot's error block.</summary>
    public BlockReference? OnFailure { get; init; }

    /// <summary>Where to go by what came of the call; it wins over <see cref="OnFailure"/>; <c>null</c> for nowhere.</summary>
    public ApiOutcomeBlocks? Outcomes { get; init; }

    /// <summary>The address when it is the same for every session; <c>null</c> when it is not, or is none.</summary>
    internal Uri? FixedUrl { get; private init; }

    internal ParameterNames BodyNames { get; private init; } = ParameterNames.None;

    /// <summary>Whether the step says what to send as body.</summary>
    internal bool HasBody => Body.Count > 0 || BodyTemplate is not null || Form.Count > 0 || Multipart.Count > 0;

    /// <inheritdoc/>
    protected override async ValueTask<StepOutcome> ExecuteAsync(IOutboundHttp port, StepContext context, CancellationToken cancellationToken)
    {
        ApiReply reply = new(this, context);
        ApiRequest request;
        try
        {
            request = ApiRequestBuilder.Build(this, context);
        }
        catch (StepException refused)
        {
            return reply.Refuse(refused);
        }

        using ApiAnswer answer = await ApiExchange.SendAsync(this, request, context, port, cancellationToken).ConfigureAwait(false);
        return reply.Apply(request, answer);
    }
}
