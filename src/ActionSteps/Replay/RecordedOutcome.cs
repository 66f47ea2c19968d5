using ActionSteps.Blocks;
using ActionSteps.Execution;
using ActionSteps.Sessions;

namespace ActionSteps.Replay;

/// <summary>What came of a run, to compare with. Immutable.</summary>
internal sealed record RecordedOutcome
{
    public required RunStatus Status { get; init; }

    public required string Block { get; init; }

    public Continuation? Continuation { get; init; }

    public string? OpenInput { get; init; }

    public StepError? Error { get; init; }

    public IReadOnlyList<StepLog> Log { get; init; } = [];

    public IReadOnlyList<VariableChange> Changes { get; init; } = [];

    public IReadOnlyList<Effect> Effects { get; init; } = [];

    /// <summary>The hash of variables, contexts and platform data after the run.</summary>
    public required string SessionHash { get; init; }

    public static RecordedOutcome Of(BlockResult result, Session session) => new()
    {
        Status = result.Status,
        Block = result.Block,
        Continuation = result.Continuation,
        OpenInput = result.OpenInput,
        Error = result.Error,
        Log = result.Log,
        Changes = result.Changes,
        Effects = result.Effects,
        SessionHash = BotHash.Of(
            Value.Object(session.Variables.User).ToJson(),
            Value.Object(session.Variables.InternalData.ToObject()).ToJson(),
            Value.Object(session.Contexts).ToJson()),
    };
}
