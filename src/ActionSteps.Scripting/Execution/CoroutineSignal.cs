namespace ActionSteps.Scripting.Execution;

/// <summary>Why a coroutine has left the interpreter.</summary>
internal enum CoroutineSignal : byte
{
    Start,
    Await,
    Yield,

    /// <summary>A result of an inner iterator, handed on as it is.</summary>
    YieldDelegate,
    Done,
}
