namespace ActionSteps.Execution;

/// <summary>How a block ended.</summary>
internal readonly record struct BlockEnd
{
    /// <summary>The turn ends.</summary>
    public static BlockEnd Done => default;

    /// <summary>The next block; <c>null</c> when the turn ends.</summary>
    public string? Next { get; private init; }

    public Continuation? Continuation { get; private init; }

    public string? OpenInput { get; private init; }

    public StepError? Error { get; private init; }

    public static BlockEnd OfGoTo(string? block) => new() { Next = block };

    public static BlockEnd OfInput(string block) => new() { OpenInput = block };

    public static BlockEnd OfWait(Continuation continuation) => new() { Continuation = continuation };

    /// <param name="error">Why the block failed.</param>
    /// <param name="block">What runs in place of the error block; <c>null</c> for the error block.</param>
    public static BlockEnd OfFailure(StepError? error, string? block = null) => new() { Error = error, Next = block };

    public static BlockEnd OfLoop(int allowed) => new()
    {
        Error = new StepError(
            ErrorCodes.InfiniteLoop,
            $"The turn ran through more than {allowed} blocks. Blocks that lead to each other need a message, an input or a condition that ends the circle."),
    };
}
