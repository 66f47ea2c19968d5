namespace ActionSteps.Scripting.Syntax;

/// <summary>What a function is, which decides about <c>this</c>, <c>new</c>, <c>super</c> and its own properties.</summary>
internal enum FunctionKind : byte
{
    Program,
    Normal,
    Arrow,
    Method,
    Getter,
    Setter,
    ClassConstructor,
    DerivedConstructor,

    /// <summary>Runs the field initialisers of a class on a new instance.</summary>
    FieldInitializer,

    /// <summary>Runs static fields and blocks of a class, once.</summary>
    StaticInitializer,
}
