namespace ActionSteps.Scripting.Execution;

/// <summary>What hardly any run needs.</summary>
internal sealed class RareState
{
    /// <summary>Promises that were rejected while nobody waited for them.</summary>
    internal List<JsPromise> Rejected { get; } = [];

    /// <summary>Libraries that are being made, the outermost first.</summary>
    internal List<SourceLibrary> Opened { get; } = [];
}
