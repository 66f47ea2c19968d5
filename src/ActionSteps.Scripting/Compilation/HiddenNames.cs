namespace ActionSteps.Scripting.Compilation;

/// <summary>Names of the variables in which a function keeps what arrows inside it may need; no source can spell them.</summary>
internal static class HiddenNames
{
    internal const string This = "%this";
    internal const string NewTarget = "%new.target";
    internal const string ActiveFunction = "%function";
    internal const string Arguments = "arguments";
}
