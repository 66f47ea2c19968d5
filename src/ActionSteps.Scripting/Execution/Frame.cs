namespace ActionSteps.Scripting.Execution;

/// <summary>One activation of a function. Frames of plain calls are reused by depth; one that can be suspended belongs to its <see cref="Coroutine"/>.</summary>
internal sealed class Frame
{
    internal JsFunction Function = JsFunction.Idle;
    internal FunctionCode Code = FunctionCode.Idle;

    /// <summary>The stack segment, or the coroutine's own registers, in which the window of this frame lies.</summary>
    internal JsValue[] Registers = [];
    internal int Base;

    /// <summary>Offset of the instruction that is being executed whenever other code runs or an exception is thrown.</summary>
    internal int Pc;
    internal JsValue This;
    internal JsObject? NewTarget;
    internal Frame? Caller;

    /// <summary>Where the caller wants the result.</summary>
    internal int ReturnRegister;
    internal FrameExit Exit;

    /// <summary>All arguments, where the function asks for them.</summary>
    internal JsValue[] Arguments = [];
    internal Coroutine? Coroutine;
    internal JsValue[] PreviousStack = [];
    internal int PreviousTop;

    /// <summary>Lets go of everything that the last call left here.</summary>
    internal void Forget()
    {
        Function = JsFunction.Idle;
        Code = FunctionCode.Idle;
        Registers = PreviousStack = Arguments = [];
        This = default;
        NewTarget = null;
        Caller = null;
    }
}
