namespace ActionSteps.Scripting.Execution;

/// <summary>A value thrown by a script or a built-in, on its way through native code. Only this exception can be caught by scripts.</summary>
internal sealed class JsThrow(JsValue value) : Exception
{
    internal JsValue Value { get; } = value;

    /// <summary>The frames of the innermost run are popped already.</summary>
    internal bool IsUnwound { get; set; }
}
