using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.Fetch;

/// <summary><c>Headers</c> as version 2 of node-fetch has it.</summary>
internal static class HeadersConstructor
{
    private static readonly IntrinsicTable s_table = IntrinsicTable.Of([.. Constructor("Headers", 0, Intrinsic.HeadersPrototype)]);

    private static readonly IntrinsicTable s_prototype = IntrinsicTable.Of(
        Link("constructor", Intrinsic.Headers),
        Method("get", 1, static (in NativeCall call) => Find(call) is { } entry ? entry.Joined : JsValue.Null),
        Method("has", 1, static (in NativeCall call) => Find(call) is not null),
        Method("set", 2, Set),
        Method("append", 2, Append),
        Method("delete", 1, Delete),
        Method("forEach", 1, ForEach),
        Method("raw", 0, Raw),
        Method("keys", 0, static (in NativeCall call) => Iterate(call, ArrayIterationKind.Keys)),
        Method("values", 0, static (in NativeCall call) => Iterate(call, ArrayIterationKind.Values)),
        Method("entries", 0, static (in NativeCall call) => Iterate(call, ArrayIterationKind.Entries)),
        Alias(JsSymbol.Iterator, Intrinsic.HeadersPrototype, "entries"),
        Tag("Headers"));

    private static readonly IntrinsicTable s_iterator = IntrinsicTable.Of(Method("next", 0, JsHeadersIterator.Step), Tag("Headers Iterator"));

    internal static JsObject Create(Realm realm) =>
        s_table.Apply(realm, new JsNativeFunction(realm.FunctionPrototype, "Headers".AsJs(), 0, Construct, isConstructor: true));

    internal static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm.ObjectPrototype);

    internal static JsObject CreateIteratorPrototype(Realm realm) => s_iterator.NewObject(realm, realm.Get(Intrinsic.IteratorPrototype));

    /// <summary>The headers that something stands for: another <c>Headers</c>, pairs, or the members of an object.</summary>
    internal static HeaderList Read(Realm realm, JsValue init)
    {
        if (init.IsNullish)
        {
            return new HeaderList();
        }

        if (!init.TryGetObject(out JsObject? source) || source.IsCallable)
        {
            throw realm.TypeError("Provided initializer must be an object");
        }

        if (source is JsHeaders other)
        {
            return other.List.Copy(realm);
        }

        var list = new HeaderList();
        JsValue method = source.Get(realm, JsSymbol.Iterator);
        if (method.IsNullish)
        {
            AddMembers(realm, list, source);
        }
        else if (method.IsCallable)
        {
            AddPairs(realm, list, IteratorRecord.FromMethod(realm, source, method, "iterable"));
        }
        else
        {
            throw realm.TypeError("Header pairs must be iterable");
        }

        return list;
    }

    private static JsHeaders Self(in NativeCall call) => call.ThisAs<JsHeaders>("of Headers.prototype");

    private static JsValue Construct(in NativeCall call)
    {
        Realm realm = call.Realm;
        if (call.NewTarget is null)
        {
            throw realm.TypeError("Class constructor Headers cannot be invoked without 'new'");
        }

        JsObject prototype = Operations.PrototypeFor(realm, call.NewTarget, Intrinsic.HeadersPrototype);
        realm.Meter.Allocate(160);
        return new JsHeaders(prototype, Read(realm, call[0]));
    }

    private static void AddMembers(Realm realm, HeaderList list, JsObject source)
    {
        foreach (PropertyKey key in source.OwnKeys(realm))
        {
            if (!key.IsSymbol && source.GetOwnProperty(realm, key, out PropertyDescriptor property) && property.Enumerable)
            {
                list.Set(realm, HeaderList.ToName(realm, key.ToValue()), HeaderList.ToValue(realm, source.Get(realm, key)));
            }
        }
    }

    private static void AddPairs(Realm realm, HeaderList list, IteratorRecord pairs)
    {
        while (pairs.TryNext(realm, out JsValue pair))
        {
            realm.Meter.Charge(1);
            try
            {
                AddPair(realm, list, pair);
            }
            catch (JsThrow) when (pairs.CloseOnThrow(realm))
            {
            }
        }
    }

    private static void AddPair(Realm realm, HeaderList list, JsValue pair)
    {
        if (!pair.TryGetObject(out JsObject? source) || !source.Get(realm, JsSymbol.Iterator).IsCallable)
        {
            throw realm.TypeError("Each header pair must be iterable");
        }

        IteratorRecord items = IteratorRecord.Get(realm, pair);
        bool isPair = items.TryNext(realm, out JsValue name) & items.TryNext(realm, out JsValue value);
        if (!isPair || items.TryNext(realm, out _))
        {
            items.CloseQuietly(realm);
            throw realm.TypeError("Each header pair must be a name/value tuple");
        }

        list.Append(realm, HeaderList.ToName(realm, name), HeaderList.ToValue(realm, value));
    }

    private static HeaderEntry? Find(in NativeCall call) => Self(call).List.Find(call.Realm, HeaderList.ToName(call.Realm, call[0]));

    private static JsValue Set(in NativeCall call)
    {
        Self(call).List.Set(call.Realm, HeaderList.ToName(call.Realm, call[0]), HeaderList.ToValue(call.Realm, call[1]));
        return JsValue.Undefined;
    }

    private static JsValue Append(in NativeCall call)
    {
        Self(call).List.Append(call.Realm, HeaderList.ToName(call.Realm, call[0]), HeaderList.ToValue(call.Realm, call[1]));
        return JsValue.Undefined;
    }

    private static JsValue Delete(in NativeCall call)
    {
        Self(call).List.Remove(call.Realm, HeaderList.ToName(call.Realm, call[0]));
        return JsValue.Undefined;
    }

    private static JsValue ForEach(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsHeaders self = Self(call);
        foreach (string name in self.List.SortedNames(realm))
        {
            if (self.List.Find(realm, name) is { } entry)
            {
                realm.Call(call[0], call[1], entry.Joined, name, self);
            }
        }

        return JsValue.Undefined;
    }

    private static JsValue Raw(in NativeCall call)
    {
        Realm realm = call.Realm;
        realm.Meter.Allocate(64);
        var all = new JsObject(prototype: null);
        foreach (HeaderEntry entry in Self(call).List.Entries)
        {
            realm.Meter.Charge(1 + entry.Values.Count);
            all.PutOwn(realm, PropertyKey.Of(JsString.Of(entry.Name)), realm.NewArrayOf(entry.Values.ConvertAll(static value => (JsValue)value)), PropertyFlags.Default);
        }

        return all;
    }

    private static JsValue Iterate(in NativeCall call, ArrayIterationKind kind)
    {
        HeaderList list = Self(call).List;
        call.Realm.Meter.Allocate(104);
        return new JsHeadersIterator(call.Realm.Get(Intrinsic.HeadersIteratorPrototype), list, list.SortedNames(call.Realm), kind);
    }
}
