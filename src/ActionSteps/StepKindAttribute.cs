namespace ActionSteps;

/// <summary>
/// The kind of a step in bot files. A stored contract: it never follows a renamed class. Kinds of hosts carry a dot, as in
/// <c>acme.awardPoints</c>.
/// </summary>
/// <param name="kind">The kind, in camelCase.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class StepKindAttribute(string kind) : Attribute
{
    /// <summary>The kind, in camelCase.</summary>
    public string Kind { get; } = kind;
}
