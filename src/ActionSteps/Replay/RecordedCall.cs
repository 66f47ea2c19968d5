using ActionSteps.Sessions;

namespace ActionSteps.Replay;

/// <summary>One call of a port and what came of it. Immutable.</summary>
/// <param name="Place">The block and step that called.</param>
/// <param name="Port">The port.</param>
/// <param name="Operation">What it was asked to do.</param>
/// <param name="Request">What went into it; compared as a whole.</param>
internal sealed record RecordedCall(string Place, string Port, string Operation, Value Request)
{
    /// <summary>What came out of it.</summary>
    public Value Result { get; init; }

    /// <summary>The message of what it raised; <c>null</c> when it raised nothing.</summary>
    public string? Error { get; init; }

    /// <summary>What it called itself, as steps tell it; <c>null</c> when it raised nothing.</summary>
    public string? ErrorName { get; init; }

    /// <summary>The code, when what it raised was a <see cref="StepException"/>; otherwise <c>null</c>.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>Whether nobody waited for its end.</summary>
    public bool IsAbandoned { get; init; }
}
