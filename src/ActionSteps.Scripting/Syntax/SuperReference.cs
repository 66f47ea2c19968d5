namespace ActionSteps.Scripting.Syntax;

/// <summary><c>super</c> before a member access or a call.</summary>
internal sealed class SuperReference(int position)
    : Expression(NodeKind.SuperReference, position);
