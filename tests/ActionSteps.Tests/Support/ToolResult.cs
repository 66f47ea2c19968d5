using ActionSteps.Sessions;

namespace ActionSteps.Tests.Support;

/// <summary>What the command line did.</summary>
internal sealed record ToolResult(int ExitCode, string Output, string Error)
{
    /// <summary>The one JSON object that was printed.</summary>
    public Value Json => Value.ParseJson(Output);
}
