using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary><c>URLSearchParams</c> (WHATWG URL Standard, section 6.2).</summary>
internal static class UrlSearchParamsConstructor
{
    private static readonly IntrinsicTable s_table = IntrinsicTable.Of([.. Constructor("URLSearchParams", 0, Intrinsic.UrlSearchParamsPrototype)]);

    private static readonly IntrinsicTable s_prototype = IntrinsicTable.Of(
        Link("constructor", Intrinsic.UrlSearchParams),
        Getter("size", "size", static (in NativeCall call) => Self(call).Items.Count),
        Method("append", 2, Append),
        Method("delete", 1, Delete),
        Method("get", 1, static (in NativeCall call) => Find(call, hasValue: false, out int at) is { } self && at >= 0 ? self.Items[at].Value : JsValue.Null),
        Method("getAll", 1, GetAll),
        Method("has", 1, static (in NativeCall call) => Find(call, hasValue: !call[1].IsUndefined, out int at) is not null && at >= 0),
        Method("set", 2, Set),
        Method("sort", 0, Sort),
        Method("toString", 0, static (in NativeCall call) => Self(call).ToText(call.Realm)),
        Method("forEach", 1, ForEach),
        Method("keys", 0, static (in NativeCall call) => Iterate(call, ArrayIterationKind.Keys)),
        Method("values", 0, static (in NativeCall call) => Iterate(call, ArrayIterationKind.Values)),
        Method("entries", 0, static (in NativeCall call) => Iterate(call, ArrayIterationKind.Entries)),
        Alias(JsSymbol.Iterator, Intrinsic.UrlSearchParamsPrototype, "entries"),
        Tag("URLSearchParams"));

    private static readonly IntrinsicTable s_iterator = IntrinsicTable.Of(
        Method("next", 0, static (in NativeCall call) => call.ThisAs<JsUrlSearchParamsIterator>("URLSearchParams Iterator.prototype.next").Next(call.Realm)),
        Tag("URLSearchParams Iterator"));

    internal static JsObject Create(Realm realm) =>
        s_table.Apply(realm, new JsNativeFunction(realm.FunctionPrototype, "URLSearchParams".AsJs(), 0, Construct, isConstructor: true));

    internal static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm.ObjectPrototype);

    internal static JsObject CreateIteratorPrototype(Realm realm) => s_iterator.NewObject(realm, realm.Get(Intrinsic.IteratorPrototype));

    private static JsUrlSearchParams Self(in NativeCall call) => call.ThisAs<JsUrlSearchParams>("of URLSearchParams.prototype");

    private static JsUrlSearchParams Self(in NativeCall call, int required) => call.Count >= required
        ? Self(call)
        : throw call.Realm.TypeError(required == 1 ? "The \"name\" argument must be specified" : "The \"name\" and \"value\" arguments must be specified");

    private static JsValue Construct(in NativeCall call)
    {
        Realm realm = call.Realm;
        if (call.NewTarget is null)
        {
            throw realm.TypeError("Class constructor URLSearchParams cannot be invoked without 'new'");
        }

        realm.Meter.Allocate(160);
        var made = new JsUrlSearchParams(Operations.PrototypeFor(realm, call.NewTarget, Intrinsic.UrlSearchParamsPrototype), null);
        if (!call[0].TryGetObject(out JsObject? source))
        {
            string text = call[0].IsNullish && !call[0].IsNull ? "" : WebText.ToScalars(realm, call[0]);
            made.Read(realm, text.StartsWith('?') ? text[1..] : text);
            return made;
        }

        JsValue method = source.Get(realm, JsSymbol.Iterator);
        if (method.IsNullish)
        {
            AddMembers(realm, made, source);
        }
        else
        {
            AddPairs(realm, made, IteratorRecord.FromMethod(realm, source, method, "iterable"));
        }

        return made;
    }

    private static void AddMembers(Realm realm, JsUrlSearchParams made, JsObject source)
    {
        foreach (PropertyKey key in source.OwnKeys(realm))
        {
            if (!key.IsSymbol && source.GetOwnProperty(realm, key, out PropertyDescriptor property) && property.Enumerable)
            {
                made.Add(realm, WebText.ToScalars(realm, key.ToValue()), WebText.ToScalars(realm, source.Get(realm, key)));
            }
        }
    }

    private static void AddPairs(Realm realm, JsUrlSearchParams made, IteratorRecord pairs)
    {
        while (pairs.TryNext(realm, out JsValue pair))
        {
            try
            {
                AddPair(realm, made, pair);
            }
            catch (JsThrow) when (pairs.CloseOnThrow(realm))
            {
            }
        }
    }

    private static void AddPair(Realm realm, JsUrlSearchParams made, JsValue pair)
    {
        var parts = new JsValue[2];
        int count = 0;
        if (pair.IsObject)
        {
            IteratorRecord items = IteratorRecord.Get(realm, pair);
            while (items.TryNext(realm, out JsValue item))
            {
                if (count < 2)
                {
                    parts[count] = item;
                }

                count++;
                realm.Meter.Charge(1);
            }
        }

        if (count != 2)
        {
            throw realm.TypeError("Each query pair must be an iterable [name, value] tuple");
        }

        made.Add(realm, WebText.ToScalars(realm, parts[0]), WebText.ToScalars(realm, parts[1]));
    }

    private static JsValue Append(in NativeCall call)
    {
        JsUrlSearchParams self = Self(call, 2);
        self.Add(call.Realm, WebText.ToScalars(call.Realm, call[0]), WebText.ToScalars(call.Realm, call[1]));
        self.WriteBack(call.Realm);
        return JsValue.Undefined;
    }

    private static JsValue Delete(in NativeCall call)
    {
        JsUrlSearchParams self = Self(call, 1);
        string name = WebText.ToScalars(call.Realm, call[0]);
        string? value = call[1].IsUndefined ? null : WebText.ToScalars(call.Realm, call[1]);
        call.Realm.Meter.Charge(self.Items.Count);
        self.Items.RemoveAll(item => item.Name == name && (value is null || item.Value == value));
        self.WriteBack(call.Realm);
        return JsValue.Undefined;
    }

    private static JsUrlSearchParams Find(in NativeCall call, bool hasValue, out int at)
    {
        JsUrlSearchParams self = Self(call, 1);
        string name = WebText.ToScalars(call.Realm, call[0]);
        string? value = hasValue ? WebText.ToScalars(call.Realm, call[1]) : null;
        call.Realm.Meter.Charge(self.Items.Count);
        at = self.Items.FindIndex(item => item.Name == name && (value is null || item.Value == value));
        return self;
    }

    private static JsValue GetAll(in NativeCall call)
    {
        JsUrlSearchParams self = Self(call, 1);
        string name = WebText.ToScalars(call.Realm, call[0]);
        call.Realm.Meter.Charge(self.Items.Count);
        var values = new List<JsValue>();
        foreach ((string known, string value) in self.Items)
        {
            if (known == name)
            {
                values.Add(value);
            }
        }

        return call.Realm.NewArrayOf(values);
    }

    private static JsValue Set(in NativeCall call)
    {
        JsUrlSearchParams self = Self(call, 2);
        string name = WebText.ToScalars(call.Realm, call[0]);
        string value = WebText.ToScalars(call.Realm, call[1]);
        call.Realm.Meter.Charge(self.Items.Count);
        int first = self.Items.FindIndex(item => item.Name == name);
        if (first < 0)
        {
            self.Add(call.Realm, name, value);
        }
        else
        {
            call.Realm.Meter.Allocate(2L * value.Length);
            self.Items[first] = (name, value);
            (string Name, string Value)[] rest = self.Items[(first + 1)..].Where(item => item.Name != name).ToArray();
            self.Items.RemoveRange(first + 1, self.Items.Count - first - 1);
            self.Items.AddRange(rest);
        }

        self.WriteBack(call.Realm);
        return JsValue.Undefined;
    }

    private static JsValue Sort(in NativeCall call)
    {
        JsUrlSearchParams self = Self(call);
        call.Realm.Meter.Charge(20L * self.Items.Count);
        (string Name, string Value)[] sorted = self.Items.OrderBy(item => item.Name, StringComparer.Ordinal).ToArray();
        self.Items.Clear();
        self.Items.AddRange(sorted);
        self.WriteBack(call.Realm);
        return JsValue.Undefined;
    }

    private static JsValue ForEach(in NativeCall call)
    {
        JsUrlSearchParams self = Self(call);
        if (!call[0].IsCallable)
        {
            throw call.Realm.TypeError("The \"callback\" argument must be of type function");
        }

        for (int i = 0; i < self.Items.Count; i++)
        {
            call.Realm.Meter.Charge(1);
            call.Realm.Call(call[0], call[1], self.Items[i].Value, self.Items[i].Name, self);
        }

        return JsValue.Undefined;
    }

    private static JsValue Iterate(in NativeCall call, ArrayIterationKind kind)
    {
        call.Realm.Meter.Allocate(96);
        return new JsUrlSearchParamsIterator(call.Realm.Get(Intrinsic.UrlSearchParamsIteratorPrototype), Self(call), kind);
    }
}
