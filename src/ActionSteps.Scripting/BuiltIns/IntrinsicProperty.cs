namespace ActionSteps.Scripting.BuiltIns;

/// <summary>One property of an intrinsic object, with the way to make its value in a realm.</summary>
internal sealed class IntrinsicProperty
{
    /// <summary>The code of every species getter, by which built-ins know that nobody has changed one.</summary>
    internal static readonly NativeBody SpeciesBody = static (in NativeCall call) => call.This;

    private readonly Func<Realm, JsValue> _make;

    private IntrinsicProperty(PropertyKey key, PropertyFlags flags, Func<Realm, JsValue> make) => (Key, Flags, _make) = (key, flags, make);

    internal PropertyKey Key { get; }

    internal PropertyFlags Flags { get; }

    internal static IntrinsicProperty Method(string name, int length, NativeBody body) => Method(Names.Intern(name), name, length, body);

    internal static IntrinsicProperty Method(PropertyKey key, string name, int length, NativeBody body, PropertyFlags flags = PropertyFlags.Hidden)
    {
        JsString text = Names.Intern(name);
        return new(key, flags, realm => Function(realm, text, length, body));
    }

    internal static IntrinsicProperty Getter(PropertyKey key, string name, NativeBody body) => Accessor(key, name, body, null);

    internal static IntrinsicProperty Accessor(PropertyKey key, string name, NativeBody getter, NativeBody? setter)
    {
        JsString getterName = Names.Intern("get " + name);
        JsString setterName = Names.Intern("set " + name);
        return new(
            key,
            PropertyFlags.Configurable | PropertyFlags.Accessor,
            realm => new Accessor(Function(realm, getterName, 0, getter), setter is null ? null : Function(realm, setterName, 1, setter)));
    }

    /// <summary>A value without state, the same in all realms.</summary>
    internal static IntrinsicProperty Constant(PropertyKey key, JsValue value, PropertyFlags flags = PropertyFlags.None) => new(key, flags, _ => value);

    /// <summary>Another intrinsic object.</summary>
    internal static IntrinsicProperty Link(string name, Intrinsic intrinsic, PropertyFlags flags = PropertyFlags.Hidden) =>
        new(Names.Intern(name), flags, realm => realm.Get(intrinsic));

    /// <summary>The same function as another property of an intrinsic object.</summary>
    internal static IntrinsicProperty Alias(PropertyKey key, Intrinsic owner, string name) =>
        new(key, PropertyFlags.Hidden, realm => realm.Get(owner).Get(realm, name));

    internal static IntrinsicProperty Computed(PropertyKey key, PropertyFlags flags, Func<Realm, JsValue> make) => new(key, flags, make);

    /// <summary>The first three properties of every constructor.</summary>
    internal static IntrinsicProperty[] Constructor(string name, int length, Intrinsic prototype) =>
    [
        Constant(Names.Length, length, PropertyFlags.Configurable),
        Constant(Names.Name, Names.Intern(name), PropertyFlags.Configurable),
        Link("prototype", prototype, PropertyFlags.None),
    ];

    internal static IntrinsicProperty Tag(string tag) => Constant(JsSymbol.ToStringTag, Names.Intern(tag), PropertyFlags.Configurable);

    internal static IntrinsicProperty Species() =>
        Getter(JsSymbol.Species, "[Symbol.species]", SpeciesBody);

    internal JsValue Make(Realm realm) => _make(realm);

    private static JsNativeFunction Function(Realm realm, JsString name, int length, NativeBody body)
    {
        realm.Meter.Allocate(112);
        return new JsNativeFunction(realm.FunctionPrototype, name, length, body, isConstructor: false);
    }
}
