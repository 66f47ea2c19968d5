namespace ActionSteps.Scripting.Tests.Corpus;

/// <summary>A theory that needs Node, and is skipped where it is not on the PATH.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeTheoryAttribute : TheoryAttribute
{
    public NodeTheoryAttribute()
    {
        if (CorpusScripts.Node is null)
        {
            Skip = "node is not on the PATH";
        }
    }
}
