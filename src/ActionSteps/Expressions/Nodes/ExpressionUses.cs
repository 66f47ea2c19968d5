using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Nodes;

/// <summary>Collects what an expression calls and reads, in the order of the source.</summary>
internal sealed class ExpressionUses
{
    private readonly List<ExpressionFault> _warnings = [];

    public List<FunctionCall> Calls { get; } = [];

    public List<VariableRead> Reads { get; } = [];

    public static ExpressionUses Of(Node root)
    {
        ExpressionUses uses = new();
        root.Collect(uses);
        return uses;
    }

    public void AddCall(string name, int argumentCount, int position) => Calls.Add(new FunctionCall(name, argumentCount, position));

    public void AddRead(VariablePath path, int position) => Reads.Add(new VariableRead(path, position));

    public void AddWarning(ExpressionFault warning) => _warnings.Add(warning);

    public void AddAll(ReadOnlySpan<Node> nodes)
    {
        foreach (Node node in nodes)
        {
            node.Collect(this);
        }
    }

    /// <summary>What will fail when it is evaluated, by position.</summary>
    public List<ExpressionFault> FindWarnings(string source)
    {
        List<ExpressionFault> warnings = [.. _warnings];
        foreach (FunctionCall call in Calls)
        {
            if (FunctionForms.Check(call, source) is { } warning)
            {
                warnings.Add(warning);
            }
        }

        warnings.Sort(static (a, b) => a.Position.CompareTo(b.Position));
        return warnings;
    }
}
