namespace ActionSteps.Scripting.Syntax;

/// <summary>A method, accessor, field or static block of a class.</summary>
internal sealed class ClassMember(int position, ClassMemberKind memberKind, bool isStatic, Expression? key, PrivateNameReference? privateName, bool isComputed)
    : Node(NodeKind.ClassMember, position)
{
    internal ClassMemberKind MemberKind { get; } = memberKind;

    internal bool IsStatic { get; } = isStatic;

    /// <summary>The name, or the expression that computes it; null for a private member and a static block.</summary>
    internal Expression? Key { get; } = key;

    internal PrivateNameReference? PrivateName { get; } = privateName;

    internal bool IsComputed { get; } = isComputed;

    /// <summary>The method, accessor or body of a static block.</summary>
    internal FunctionNode? Function { get; set; }

    /// <summary>The value of a field.</summary>
    internal Expression? Value { get; set; }

    /// <summary>Where a private method or accessor waits for the initialiser.</summary>
    internal Variable? PrivateFunction { get; set; }

    /// <summary>Where a computed name of a field waits for the initialiser.</summary>
    internal Variable? ComputedKey { get; set; }
}
