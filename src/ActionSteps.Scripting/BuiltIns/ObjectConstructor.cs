using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary><c>Object</c>.</summary>
internal static partial class ObjectConstructor
{
    private static readonly IntrinsicTable s_table = IntrinsicTable.Of([
        .. Constructor("Object", 1, Intrinsic.ObjectPrototype),
        Method("assign", 2, Assign),
        Method("create", 2, CreateObject),
        Method("defineProperties", 2, static (in NativeCall call) => DefineAll(call.Realm, RequireObject(call, "Object.defineProperties"), call[1])),
        Method("defineProperty", 3, DefineProperty),
        Method("entries", 1, static (in NativeCall call) => List(call, ArrayIterationKind.Entries)),
        Method("freeze", 1, static (in NativeCall call) => SetIntegrity(call, isFrozen: true)),
        Method("fromEntries", 1, FromEntries),
        Method("getOwnPropertyDescriptor", 2, GetOwnPropertyDescriptor),
        Method("getOwnPropertyDescriptors", 1, GetOwnPropertyDescriptors),
        Method("getOwnPropertyNames", 1, static (in NativeCall call) => OwnKeys(call, symbols: false)),
        Method("getOwnPropertySymbols", 1, static (in NativeCall call) => OwnKeys(call, symbols: true)),
        Method("getPrototypeOf", 1, GetPrototypeOf),
        Method("groupBy", 2, GroupBy),
        Method("hasOwn", 2, HasOwn),
        Method("is", 2, static (in NativeCall call) => Operations.SameValue(call[0], call[1])),
        Method("isExtensible", 1, static (in NativeCall call) => call[0].TryGetObject(out JsObject? target) && target.IsExtensible(call.Realm)),
        Method("isFrozen", 1, static (in NativeCall call) => TestIntegrity(call, isFrozen: true)),
        Method("isSealed", 1, static (in NativeCall call) => TestIntegrity(call, isFrozen: false)),
        Method("keys", 1, static (in NativeCall call) => List(call, ArrayIterationKind.Keys)),
        Method("preventExtensions", 1, PreventExtensions),
        Method("seal", 1, static (in NativeCall call) => SetIntegrity(call, isFrozen: false)),
        Method("setPrototypeOf", 2, SetPrototypeOf),
        Method("values", 1, static (in NativeCall call) => List(call, ArrayIterationKind.Values)),
    ]);

    internal static JsObject Create(Realm realm) =>
        s_table.Apply(realm, new JsNativeFunction(realm.FunctionPrototype, "Object".AsJs(), 1, Construct, isConstructor: true));

    private static JsValue Construct(in NativeCall call)
    {
        if (call.NewTarget is not null && !ReferenceEquals(call.NewTarget, call.Callee))
        {
            call.Realm.Meter.Allocate(64);
            return new JsObject(Operations.PrototypeFor(call.Realm, call.NewTarget, Intrinsic.ObjectPrototype));
        }

        return call[0].IsNullish ? call.Realm.NewObject() : Operations.ToObject(call.Realm, call[0]);
    }

    private static JsObject RequireObject(in NativeCall call, string method) => call[0].TryGetObject(out JsObject? target)
        ? target
        : throw call.Realm.TypeError($"{method} called on non-object");

    private static JsValue Assign(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsObject target = Operations.ToObject(realm, call[0]);
        for (int i = 1; i < call.Count; i++)
        {
            if (call[i].IsNullish)
            {
                continue;
            }

            JsObject source = Operations.ToObject(realm, call[i]);
            if (!MeetsSetters(realm, target, source) && target.TryBecomeCopy(realm, source))
            {
                continue;
            }

            foreach (PropertyKey key in source.OwnKeys(realm))
            {
                realm.Meter.Charge(2);
                if (source.GetOwnProperty(realm, key, out PropertyDescriptor property) && property.Enumerable)
                {
                    target.SetOrThrow(realm, key, source.Get(realm, key));
                }
            }
        }

        return target;
    }

    // Assigning is not defining where a prototype has a property of the same name.
    private static bool MeetsSetters(Realm realm, JsObject target, JsObject source)
    {
        if (!source.IsSimple || (target.Prototype is not null && !ReferenceEquals(target.Prototype, realm.ObjectPrototype)))
        {
            return true;
        }

        for (int i = 0; target.Prototype is not null && i < source.Shape.Count; i++)
        {
            if (source.Shape.Table.KeyAt(i) is not JsString name || realm.ObjectPrototype.TryGetOwn(realm, PropertyKey.OfName(name), out _, out _))
            {
                return true;
            }
        }

        return false;
    }

    private static JsValue CreateObject(in NativeCall call)
    {
        if (!call[0].IsObject && !call[0].IsNull)
        {
            throw call.Realm.TypeError($"Object prototype may only be an Object or null: {Operations.Describe(call[0])}");
        }

        call.Realm.Meter.Allocate(64);
        var made = new JsObject(call[0].Cell as JsObject);
        return call[1].IsUndefined ? made : DefineAll(call.Realm, made, call[1]);
    }

    private static JsObject DefineAll(Realm realm, JsObject target, JsValue properties)
    {
        JsObject source = Operations.ToObject(realm, properties);
        var descriptors = new List<(PropertyKey Key, PropertyDescriptor Descriptor)>();
        using PendingWork values = PendingWork.Begin(realm);
        using HeldCell held = realm.Hold(target);
        List<PropertyKey> keys = source.OwnKeys(realm);
        using HeldCell heldKeys = realm.Hold(new HeldKeys(keys));
        foreach (PropertyKey key in keys)
        {
            if (source.GetOwnProperty(realm, key, out PropertyDescriptor property) && property.Enumerable)
            {
                realm.Meter.Allocate(80);
                PropertyDescriptor descriptor = Descriptors.From(realm, source.Get(realm, key));
                values.Add(descriptor.IsAccessor ? JsValue.Undefined : descriptor.Value);
                descriptors.Add((key, descriptor));
            }
        }

        foreach ((PropertyKey key, PropertyDescriptor descriptor) in descriptors)
        {
            target.DefineOrThrow(realm, key, descriptor);
        }

        return target;
    }

    private static JsValue DefineProperty(in NativeCall call)
    {
        JsObject target = RequireObject(call, "Object.defineProperty");
        PropertyKey key = Operations.ToPropertyKey(call.Realm, call[1]);
        target.DefineOrThrow(call.Realm, key, Descriptors.From(call.Realm, call[2]));
        return target;
    }

    private static JsValue SetIntegrity(in NativeCall call, bool isFrozen)
    {
        if (!call[0].TryGetObject(out JsObject? target))
        {
            return call[0];
        }

        Realm realm = call.Realm;
        if (!target.PreventExtensions(realm))
        {
            throw realm.TypeError("Cannot prevent extensions");
        }

        foreach (PropertyKey key in target.OwnKeys(realm))
        {
            realm.Meter.Charge(2);
            var change = new PropertyDescriptor { Present = DescriptorFields.Configurable };
            if (isFrozen)
            {
                if (!target.GetOwnProperty(realm, key, out PropertyDescriptor property))
                {
                    continue;
                }

                change.Present |= property.IsAccessor ? DescriptorFields.None : DescriptorFields.Writable;
            }

            target.DefineOrThrow(realm, key, change);
        }

        return target;
    }

    private static JsValue TestIntegrity(in NativeCall call, bool isFrozen)
    {
        if (!call[0].TryGetObject(out JsObject? target))
        {
            return true;
        }

        if (target.IsExtensible(call.Realm))
        {
            return false;
        }

        foreach (PropertyKey key in target.OwnKeys(call.Realm))
        {
            if (target.GetOwnProperty(call.Realm, key, out PropertyDescriptor property)
                && (property.Configurable || (isFrozen && property.IsData && property.Writable)))
            {
                return false;
            }
        }

        return true;
    }

    private static JsValue FromEntries(in NativeCall call)
    {
        Realm realm = call.Realm;
        if (call[0].IsNullish)
        {
            throw realm.TypeError($"{Operations.Describe(call[0])} is not iterable");
        }

        JsObject made = realm.NewObject();
        using HeldCell held = realm.Hold(made);
        IteratorRecord iterator = IteratorRecord.Get(realm, call[0]);
        while (iterator.TryNext(realm, out JsValue entry))
        {
            realm.Meter.Charge(2);
            try
            {
                if (!entry.TryGetObject(out JsObject? pair))
                {
                    throw realm.TypeError($"Iterator value {Operations.Describe(entry)} is not an entry object");
                }

                JsValue key = pair.Get(realm, new PropertyKey(0));
                JsValue value = pair.Get(realm, new PropertyKey(1));
                made.CreateDataPropertyOrThrow(realm, Operations.ToPropertyKey(realm, key), value);
            }
            catch (JsThrow) when (iterator.CloseOnThrow(realm))
            {
                throw;
            }
        }

        return made;
    }

    private static JsValue GetOwnPropertyDescriptor(in NativeCall call)
    {
        JsObject target = Operations.ToObject(call.Realm, call[0]);
        return target.GetOwnProperty(call.Realm, Operations.ToPropertyKey(call.Realm, call[1]), out PropertyDescriptor property)
            ? Descriptors.ToObject(call.Realm, property)
            : JsValue.Undefined;
    }

    private static JsValue GetOwnPropertyDescriptors(in NativeCall call)
    {
        JsObject target = Operations.ToObject(call.Realm, call[0]);
        JsObject made = call.Realm.NewObject();
        foreach (PropertyKey key in target.OwnKeys(call.Realm))
        {
            if (target.GetOwnProperty(call.Realm, key, out PropertyDescriptor property))
            {
                made.CreateDataPropertyOrThrow(call.Realm, key, Descriptors.ToObject(call.Realm, property));
            }
        }

        return made;
    }

    private static JsValue GetPrototypeOf(in NativeCall call)
    {
        JsObject? prototype = Operations.ToObject(call.Realm, call[0]).GetPrototypeOf(call.Realm);
        return prototype is null ? JsValue.Null : prototype;
    }

    private static JsValue SetPrototypeOf(in NativeCall call)
    {
        if (call[0].IsNullish)
        {
            throw call.Realm.TypeError("Object.setPrototypeOf called on null or undefined");
        }

        if (!call[1].IsObject && !call[1].IsNull)
        {
            throw call.Realm.TypeError($"Object prototype may only be an Object or null: {Operations.Describe(call[1])}");
        }

        if (call[0].TryGetObject(out JsObject? target) && !target.SetPrototypeOf(call.Realm, call[1].Cell as JsObject))
        {
            throw call.Realm.TypeError("Cyclic __proto__ value or object is not extensible");
        }

        return call[0];
    }

    private static JsValue PreventExtensions(in NativeCall call)
    {
        if (call[0].TryGetObject(out JsObject? target) && !target.PreventExtensions(call.Realm))
        {
            throw call.Realm.TypeError("Cannot prevent extensions");
        }

        return call[0];
    }

    private static JsValue HasOwn(in NativeCall call)
    {
        JsObject target = Operations.ToObject(call.Realm, call[0]);
        return target.HasOwnProperty(call.Realm, Operations.ToPropertyKey(call.Realm, call[1]));
    }

    private static JsValue GroupBy(in NativeCall call)
    {
        Realm realm = call.Realm;
        if (call[0].IsNullish || !call[1].IsCallable)
        {
            throw realm.TypeError(call[0].IsNullish ? $"{Operations.Describe(call[0])} is not iterable" : $"{Operations.Describe(call[1])} is not a function");
        }

        var made = new JsObject(null);
        using HeldCell held = realm.Hold(made);
        IteratorRecord iterator = IteratorRecord.Get(realm, call[0]);
        double index = 0;
        while (iterator.TryNext(realm, out JsValue item))
        {
            realm.Meter.Charge(2);
            PropertyKey key;
            try
            {
                key = Operations.ToPropertyKey(realm, realm.Call(call[1], JsValue.Undefined, item, index++));
            }
            catch (JsThrow) when (iterator.CloseOnThrow(realm))
            {
                throw;
            }

            if (made.TryGetOwn(realm, key, out JsValue group, out _))
            {
                ((JsArray)group.Cell!).Push(realm, item);
            }
            else
            {
                made.PutOwn(realm, key, realm.NewArray([item]), PropertyFlags.Default);
            }
        }

        return made;
    }
}
