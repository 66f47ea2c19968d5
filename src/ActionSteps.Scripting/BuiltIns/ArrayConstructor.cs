using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary><c>Array</c>.</summary>
internal static class ArrayConstructor
{
    private static readonly IntrinsicTable s_table = IntrinsicTable.Of([
        .. Constructor("Array", 1, Intrinsic.ArrayPrototype),
        Method("from", 1, From),
        Method("fromAsync", 1, ArrayFromAsync.Start),
        Method("isArray", 1, static (in NativeCall call) => Operations.IsArray(call.Realm, call[0])),
        Method("of", 0, Of),
        Species(),
    ]);

    internal static JsObject Create(Realm realm) =>
        s_table.Apply(realm, new JsNativeFunction(realm.FunctionPrototype, "Array".AsJs(), 1, Construct, isConstructor: true));

    /// <summary>ArrayCreate.</summary>
    internal static JsArray CreateArray(Realm realm, double length, JsObject? prototype = null)
    {
        if (length > uint.MaxValue)
        {
            throw realm.RangeError("Invalid array length");
        }

        realm.Meter.Allocate(112);
        var made = new JsArray(prototype ?? realm.ArrayPrototype, [], 0);
        made.SetLength(realm, (uint)length);
        return made;
    }

    /// <summary>An array without elements that has room for some.</summary>
    internal static JsArray CreateRoom(Realm realm, double capacity)
    {
        if (capacity > realm.Meter.MaxArrayLength)
        {
            throw realm.RangeError("Invalid array length");
        }

        realm.Meter.Allocate(112 + (16 * (long)capacity));
        JsValue[] items = capacity == 0 ? [] : new JsValue[(int)capacity];
        items.AsSpan().Fill(JsValue.Empty);
        return new JsArray(realm.ArrayPrototype, items, 0);
    }

    /// <summary>Whether ArraySpeciesCreate would make a plain array and no script could notice.</summary>
    internal static bool HasDefaultSpecies(Realm realm, JsArray array)
    {
        JsObject constructor = realm.Get(Intrinsic.Array);
        return ReferenceEquals(array.Prototype, realm.ArrayPrototype)
            && (array.Shape.Count == 0 || array.Shape.Find(Names.Constructor) < 0)
            && realm.ArrayPrototype.TryGetOwn(realm, Names.Constructor, out JsValue own, out _) && ReferenceEquals(own.Cell, constructor)
            && constructor.TryGetOwn(realm, JsSymbol.Species, out JsValue species, out _)
            && species.Cell is Accessor { Getter: JsNativeFunction getter } && ReferenceEquals(getter.Body, SpeciesBody);
    }

    /// <summary>ArraySpeciesCreate.</summary>
    internal static JsObject SpeciesCreate(Realm realm, JsObject original, double length)
    {
        if (original is JsArray array && HasDefaultSpecies(realm, array))
        {
            return CreateArray(realm, length);
        }

        if (!Operations.IsArray(realm, original))
        {
            return CreateArray(realm, length);
        }

        JsValue constructor = original.Get(realm, Names.Constructor);
        if (constructor.TryGetObject(out JsObject? given))
        {
            constructor = given.Get(realm, JsSymbol.Species);
            if (constructor.IsNull)
            {
                constructor = JsValue.Undefined;
            }
        }

        return constructor.IsUndefined || ReferenceEquals(constructor.Cell, realm.Get(Intrinsic.Array))
            ? CreateArray(realm, length)
            : Operations.Construct(realm, constructor, [length]).AsObject;
    }

    private static JsValue Construct(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsObject prototype = Operations.PrototypeFor(realm, call.NewTarget ?? call.Callee, Intrinsic.ArrayPrototype);
        if (call.Count != 1 || !call[0].IsNumber)
        {
            realm.Meter.Allocate(112 + (16L * call.Count));
            return new JsArray(prototype, call.Arguments.ToArray(), (uint)call.Count);
        }

        double length = call[0].Number;
        return length == (uint)length ? CreateArray(realm, length, prototype) : throw realm.RangeError("Invalid array length");
    }

    /// <summary>What <c>this</c> constructs, a plain array where it is not a constructor.</summary>
    internal static JsObject Make(in NativeCall call, JsValue constructor, double? length) =>
        constructor.Cell is JsObject { IsConstructor: true } own && !ReferenceEquals(own, call.Realm.Get(Intrinsic.Array))
            ? Operations.Construct(call.Realm, own, length is { } given ? [given] : []).AsObject
            : CreateArray(call.Realm, length ?? 0);

    private static JsValue Of(in NativeCall call)
    {
        JsObject made = Make(call, call.This, call.Count);
        for (int i = 0; i < call.Count; i++)
        {
            made.CreateDataPropertyOrThrow(call.Realm, new PropertyKey((uint)i), call[i]);
        }

        made.SetOrThrow(call.Realm, Names.Length, call.Count);
        return made;
    }

    private static JsValue From(in NativeCall call)
    {
        Realm realm = call.Realm;
        bool maps = !call[1].IsUndefined;
        if (maps && !call[1].IsCallable)
        {
            throw realm.TypeError($"{Operations.Describe(call[1])} is not a function");
        }

        JsObject? method = Operations.GetMethod(realm, call[0], JsSymbol.Iterator);
        return method is not null ? FromIterable(call, method, maps) : FromArrayLike(call, maps);
    }

    private static JsValue FromIterable(in NativeCall call, JsObject method, bool maps)
    {
        Realm realm = call.Realm;
        JsObject made = Make(call, call.This, null);
        using HeldCell held = realm.Hold(made);
        IteratorRecord iterator = IteratorRecord.FromMethod(realm, call[0], method, "iterable");
        double index = 0;
        while (iterator.TryNext(realm, out JsValue item))
        {
            realm.Meter.Charge(2);
            try
            {
                JsValue value = maps ? realm.Call(call[1], call[2], item, index) : item;
                ArrayPrototype.Define(realm, made, index, value);
            }
            catch (JsThrow) when (iterator.CloseOnThrow(realm))
            {
                throw;
            }

            index++;
        }

        made.SetOrThrow(realm, Names.Length, index);
        return made;
    }

    private static JsValue FromArrayLike(in NativeCall call, bool maps)
    {
        Realm realm = call.Realm;
        JsObject source = Operations.ToObject(realm, call[0]);
        double length = source.GetLength(realm);
        JsObject made = Make(call, call.This, length);
        using HeldCell held = realm.Hold(made);
        for (double i = 0; i < length; i++)
        {
            realm.Meter.Charge(2);
            JsValue item = source.Get(realm, PropertyKey.OfLength(i));
            ArrayPrototype.Define(realm, made, i, maps ? realm.Call(call[1], call[2], item, i) : item);
        }

        made.SetOrThrow(realm, Names.Length, length);
        return made;
    }
}
