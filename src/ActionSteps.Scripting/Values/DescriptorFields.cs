namespace ActionSteps.Scripting.Values;

/// <summary>Which fields a property descriptor has.</summary>
[Flags]
internal enum DescriptorFields : byte
{
    None = 0,
    Value = 1,
    Writable = 2,
    Get = 4,
    Set = 8,
    Enumerable = 16,
    Configurable = 32,
    Data = Value | Writable | Enumerable | Configurable,
    Accessor = Get | Set | Enumerable | Configurable,
}
