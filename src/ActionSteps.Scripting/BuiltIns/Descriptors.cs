namespace ActionSteps.Scripting.BuiltIns;

/// <summary>Property descriptors as objects of a script, and back (6.2.6).</summary>
internal static class Descriptors
{
    internal static PropertyDescriptor From(Realm realm, JsValue value)
    {
        if (!value.TryGetObject(out JsObject? source))
        {
            throw realm.TypeError($"Property description must be an object: {Operations.Describe(value)}");
        }

        var descriptor = new PropertyDescriptor { Value = JsValue.Undefined };
        ReadFlag(realm, source, "enumerable", DescriptorFields.Enumerable, PropertyFlags.Enumerable, ref descriptor);
        ReadFlag(realm, source, "configurable", DescriptorFields.Configurable, PropertyFlags.Configurable, ref descriptor);
        if (source.HasProperty(realm, Names.Value))
        {
            descriptor.Value = source.Get(realm, Names.Value);
            descriptor.Present |= DescriptorFields.Value;
        }

        ReadFlag(realm, source, "writable", DescriptorFields.Writable, PropertyFlags.Writable, ref descriptor);
        descriptor.Getter = ReadFunction(realm, source, Names.Get, "Getter", DescriptorFields.Get, ref descriptor);
        descriptor.Setter = ReadFunction(realm, source, Names.Set, "Setter", DescriptorFields.Set, ref descriptor);
        return descriptor is { IsAccessor: true, IsData: true }
            ? throw realm.TypeError("Invalid property descriptor. Cannot both specify accessors and a value or writable attribute")
            : descriptor;
    }

    internal static JsObject ToObject(Realm realm, in PropertyDescriptor descriptor)
    {
        JsObject made = realm.NewObject();
        if ((descriptor.Present & DescriptorFields.Value) != 0)
        {
            made.PutOwn(realm, Names.Value, descriptor.Value, PropertyFlags.Default);
        }

        PutFlag(realm, made, "writable", descriptor, DescriptorFields.Writable, descriptor.Writable);
        if ((descriptor.Present & DescriptorFields.Get) != 0)
        {
            made.PutOwn(realm, Names.Get, descriptor.Getter is null ? JsValue.Undefined : descriptor.Getter, PropertyFlags.Default);
        }

        if ((descriptor.Present & DescriptorFields.Set) != 0)
        {
            made.PutOwn(realm, Names.Set, descriptor.Setter is null ? JsValue.Undefined : descriptor.Setter, PropertyFlags.Default);
        }

        PutFlag(realm, made, "enumerable", descriptor, DescriptorFields.Enumerable, descriptor.Enumerable);
        PutFlag(realm, made, "configurable", descriptor, DescriptorFields.Configurable, descriptor.Configurable);
        return made;
    }

    private static void ReadFlag(Realm realm, JsObject source, string name, DescriptorFields field, PropertyFlags flag, ref PropertyDescriptor descriptor)
    {
        if (source.HasProperty(realm, name))
        {
            descriptor.Present |= field;
            descriptor.Flags |= Operations.ToBoolean(source.Get(realm, name)) ? flag : PropertyFlags.None;
        }
    }

    private static JsObject? ReadFunction(Realm realm, JsObject source, JsString name, string what, DescriptorFields field, ref PropertyDescriptor descriptor)
    {
        if (!source.HasProperty(realm, name))
        {
            return null;
        }

        descriptor.Present |= field;
        JsValue function = source.Get(realm, name);
        return function.IsUndefined ? null : function.IsCallable ? function.AsObject : throw realm.TypeError($"{what} must be a function: {Operations.Describe(function)}");
    }

    private static void PutFlag(Realm realm, JsObject made, string name, in PropertyDescriptor descriptor, DescriptorFields field, bool value)
    {
        if ((descriptor.Present & field) != 0)
        {
            made.PutOwn(realm, name, value, PropertyFlags.Default);
        }
    }
}
