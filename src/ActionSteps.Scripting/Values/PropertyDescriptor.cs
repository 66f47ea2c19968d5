namespace ActionSteps.Scripting.Values;

/// <summary>A property as reflection sees it; fields that are absent are told by <see cref="Present"/>.</summary>
internal struct PropertyDescriptor
{
    internal JsValue Value;
    internal JsObject? Getter;
    internal JsObject? Setter;
    internal PropertyFlags Flags;
    internal DescriptorFields Present;

    internal readonly bool IsAccessor => (Present & (DescriptorFields.Get | DescriptorFields.Set)) != 0;

    internal readonly bool IsData => (Present & (DescriptorFields.Value | DescriptorFields.Writable)) != 0;

    internal readonly bool Writable => (Flags & PropertyFlags.Writable) != 0;

    internal readonly bool Enumerable => (Flags & PropertyFlags.Enumerable) != 0;

    internal readonly bool Configurable => (Flags & PropertyFlags.Configurable) != 0;

    internal static PropertyDescriptor Data(JsValue value, PropertyFlags flags = PropertyFlags.Default) => new()
    {
        Value = value,
        Flags = flags,
        Present = DescriptorFields.Data,
    };

    internal static PropertyDescriptor ValueOnly(JsValue value) => new() { Value = value, Present = DescriptorFields.Value };

    internal static PropertyDescriptor AccessorPair(JsObject? getter, JsObject? setter, PropertyFlags flags) => new()
    {
        Value = JsValue.Undefined,
        Getter = getter,
        Setter = setter,
        Flags = (flags & ~PropertyFlags.Writable) | PropertyFlags.Accessor,
        Present = DescriptorFields.Accessor,
    };

    /// <summary>The complete description of a stored slot.</summary>
    internal static PropertyDescriptor OfSlot(JsValue slot, PropertyFlags flags) => slot.Cell is Accessor pair
        ? AccessorPair(pair.Getter, pair.Setter, flags)
        : Data(slot, flags);
}
