namespace ActionSteps.Scripting.Values;

/// <summary>What a <see cref="HeapCell"/> is; one byte so that a type test is one comparison.</summary>
internal enum CellKind : byte
{
    Undefined,
    Null,
    Boolean,
    String,
    Symbol,
    BigInt,
    Object,

    /// <summary>Engine state that lives in a register or slot and never reaches a script: cells of variables, iterators, accessors.</summary>
    Internal,
}
