namespace ActionSteps.Scripting.Syntax;

/// <summary>A <c>#name</c> where it is used.</summary>
internal sealed class PrivateNameReference(int position, string name)
    : Node(NodeKind.PrivateNameReference, position)
{
    internal string Name { get; } = name;

    /// <summary>The variable that holds the private name, once resolved.</summary>
    internal Variable? Variable { get; set; }
}
