namespace ActionSteps.Scripting.Execution;

/// <summary>A timer of a script.</summary>
internal sealed record ScriptTimer(int Number, JsObject Callback, JsValue[] Arguments, TimeSpan Delay, bool Repeats);
