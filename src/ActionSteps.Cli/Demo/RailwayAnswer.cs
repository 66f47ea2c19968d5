using ActionSteps.Sessions;

namespace ActionSteps.Cli.Demo;

/// <summary>What the back end of the demo answers.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The JSON body.</param>
internal readonly record struct RailwayAnswer(int Status, Value Body);
