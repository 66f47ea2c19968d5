namespace ActionSteps.Scripting.Values;

/// <summary>The types of elements that typed arrays and data views know.</summary>
internal enum ElementKind : byte
{
    Int8,
    Uint8,
    Uint8Clamped,
    Int16,
    Uint16,
    Int32,
    Uint32,
    Float32,
    Float64,
    BigInt64,
    BigUint64,
}
