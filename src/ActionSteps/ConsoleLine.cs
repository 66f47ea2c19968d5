using ActionSteps.Sessions;

namespace ActionSteps;

/// <summary>A line that a script wrote to <c>console</c>.</summary>
/// <param name="Level">The method: <c>log</c>, <c>info</c>, <c>warn</c>, <c>error</c> or <c>debug</c>.</param>
/// <param name="Text">The text. The executor masks sensitive values in it.</param>
public sealed record ConsoleLine(string Level, string Text)
{
    /// <summary>The line as data.</summary>
    public Value ToValue() => Value.Object(("level", Level), ("text", Text));
}
