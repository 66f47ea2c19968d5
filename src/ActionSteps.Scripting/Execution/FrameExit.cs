namespace ActionSteps.Scripting.Execution;

/// <summary>What is special about leaving a frame; a plain call has none of it.</summary>
[Flags]
internal enum FrameExit : byte
{
    Plain = 0,

    /// <summary>Returning from it leaves the interpreter's loop.</summary>
    Entry = 1,

    /// <summary>It was called by <c>new</c>: without an object as result, <c>this</c> is it.</summary>
    Construct = 2,

    /// <summary>It belongs to a coroutine.</summary>
    Coroutine = 4,
}
