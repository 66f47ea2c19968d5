namespace ActionSteps.Scripting.Compilation;

/// <summary>Something that a jump out of a statement has to know: a target, an iterator to close, or a <c>finally</c> to run.</summary>
internal sealed class ControlEntry(ControlKind kind)
{
    internal ControlKind Kind { get; } = kind;

    /// <summary>Labels of the statement; with an unlabelled jump a loop or switch is meant.</summary>
    internal IReadOnlyList<string> Labels { get; init; } = [];

    internal int BreakLabel { get; init; } = -1;

    /// <summary>-1 for a switch or a labelled block.</summary>
    internal int ContinueLabel { get; init; } = -1;

    internal bool IsPlainBlock { get; init; }

    /// <summary>The iterator, or what is pending while a <c>finally</c> runs (the value is in the next register).</summary>
    internal int Register { get; init; } = -1;

    internal bool IsAsync { get; init; }

    internal int FinallyLabel { get; init; } = -1;

    /// <summary>Jumps that go on when the <c>finally</c> is done; number and place in this list agree.</summary>
    internal List<PendingExit> Exits { get; } = [];
}
