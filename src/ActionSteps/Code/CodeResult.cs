using ActionSteps.Sessions;

namespace ActionSteps.Code;

/// <summary>What came of a run.</summary>
public sealed record CodeResult
{
    /// <summary>
    /// What the script has sent, in order: objects with <c>action</c>, <c>messages</c> and <c>session</c>. Nobody applies them when there is
    /// an error.
    /// </summary>
    public IReadOnlyList<Value> Sends { get; init; } = [];

    /// <summary>What the script returned; undefined unless <see cref="CodeInput.KeepsValue"/>.</summary>
    public Value Value { get; init; }

    /// <summary>What it wrote to <c>console</c>, in order.</summary>
    public IReadOnlyList<ConsoleLine> Console { get; init; } = [];

    /// <summary>What it used; <c>null</c> when the engine does not know.</summary>
    public CodeUsage? Usage { get; init; }

    /// <summary>What its builder should know although it did not fail; empty when it did.</summary>
    public IReadOnlyList<StepWarning> Warnings { get; init; } = [];

    /// <summary>Why it failed; <c>null</c> when it did not.</summary>
    public CodeError? Error { get; init; }
}
