namespace ActionSteps.Scripting.Syntax;

/// <summary>What a member of an object literal is.</summary>
internal enum PropertyKind : byte
{
    Value,
    Shorthand,

    /// <summary><c>{ a = 1 }</c>, which is only allowed when the literal turns out to be a pattern.</summary>
    ShorthandWithDefault,
    Method,
    Getter,
    Setter,
    Spread,
}
