namespace ActionSteps.Scripting;

/// <summary>One call of a method of <c>console</c>.</summary>
/// <param name="Level">The method: <c>log</c>, <c>info</c>, <c>warn</c>, <c>error</c> or <c>debug</c>.</param>
/// <param name="Text">The arguments as text, separated by spaces.</param>
public sealed record ScriptConsoleLine(string Level, string Text);
