namespace ActionSteps.Scripting.Lodash;

/// <summary><c>clone</c> and <c>cloneDeep</c>: the same kinds of objects as the original has, cycles kept.</summary>
internal sealed class DeepCopy(Realm realm, bool isDeep, JsObject? customizer) : HeapCell(CellKind.Internal)
{
    private readonly Dictionary<JsObject, JsObject> _copies = new(ReferenceEqualityComparer.Instance);

    internal static JsValue Of(Realm realm, JsValue value, bool isDeep, JsObject? customizer = null)
    {
        if (!value.IsObject && customizer is null)
        {
            return value;
        }

        var copy = new DeepCopy(realm, isDeep, customizer);
        using Kept kept = Kept.While(realm, copy);
        return copy.Copy(value, default, null);
    }

    /// <summary>What was copied so far, in the table that finds it again; a getter may have made what nobody else holds.</summary>
    internal override void Trace(MemoryCensus census)
    {
        census.Count(120 + (32L * _copies.EnsureCapacity(0)));
        foreach ((JsObject source, JsObject copy) in _copies)
        {
            census.Visit(source);
            census.Visit(copy);
        }
    }

    internal static JsObject NewLike(Realm realm, JsObject source)
    {
        JsObject made = realm.NewObject();
        if (ReferenceEquals(source.Prototype, realm.ObjectPrototype))
        {
            return made;
        }

        bool hasConstructor = source.Get(realm, Names.Constructor).IsCallable && !ObjectKeys.IsPrototype(realm, source);
        if (hasConstructor)
        {
            made.SetPrototypeOf(realm, source.GetPrototypeOf(realm));
        }

        return made;
    }

    private JsValue Copy(JsValue value, JsValue key, JsObject? owner)
    {
        realm.Meter.Charge(2);
        if (customizer is not null)
        {
            JsValue answer = owner is null ? customizer.Call(realm, JsValue.Undefined, [value]) : customizer.Call(realm, JsValue.Undefined, [value, key, owner]);
            if (!answer.IsUndefined)
            {
                return answer;
            }
        }

        if (!value.TryGetObject(out JsObject? source))
        {
            return value;
        }

        if (_copies.TryGetValue(source, out JsObject? known))
        {
            return known;
        }

        realm.EnterNative();
        try
        {
            return CopyObject(source, owner);
        }
        finally
        {
            realm.LeaveNative();
        }
    }

    private JsValue CopyObject(JsObject source, JsObject? owner)
    {
        Tag tag = Tags.Of(source);
        if (!isDeep && tag == Tag.Array)
        {
            JsArray flat = ListView.Of(realm, source).ToArray();
            CopyMatch(source, flat);
            return flat;
        }

        JsObject? made = Shell(source, tag);
        if (made is null)
        {
            return owner is null ? realm.NewObject() : source;
        }

        if (ReferenceEquals(made, source))
        {
            return source;
        }

        if (!isDeep && tag is Tag.Object)
        {
            foreach (PropertyKey key in ObjectKeys.All(realm, source, inherited: false))
            {
                realm.Meter.Charge(1);
                Assignment.Assign(realm, made, key, source.Get(realm, key));
            }

            return made;
        }

        realm.Meter.Allocate(60);
        _copies.Add(source, made);
        CopyEntries(source, made);
        CopyMembers(source, made);
        return made;
    }

    private void CopyMembers(JsObject source, JsObject made)
    {
        if (source is JsArray && made is JsArray target)
        {
            ListView items = ListView.Of(realm, source);
            for (long i = 0; i < items.Length; i++)
            {
                target.Push(realm, Copy(items[i], i, source));
            }

            CopyMatch(source, made);
            return;
        }

        if (source is JsTypedArray)
        {
            return;
        }

        foreach (PropertyKey key in ObjectKeys.All(realm, source, inherited: false))
        {
            JsValue keyValue = customizer is null ? default : key.ToValue();
            Assignment.Assign(realm, made, key, Copy(source.Get(realm, key), keyValue, source));
        }
    }

    private void CopyEntries(JsObject source, JsObject made)
    {
        if (source is JsSet or JsMap)
        {
            ListView entries = ListView.Of(realm, Tags.Entries(realm, source));
            for (long i = 0; i < entries.Length; i++)
            {
                if (made is JsMap map)
                {
                    ListView pair = ListView.Of(realm, entries[i]);
                    map.Table.Set(realm, pair[0], Copy(pair[1], pair[0], source));
                }
                else
                {
                    ((JsSet)made).Table.Add(realm, Copy(entries[i], entries[i], source));
                }
            }
        }
    }

    // The empty copy; null for what cannot be copied.
    private JsObject? Shell(JsObject source, Tag tag)
    {
        switch (tag)
        {
            case Tag.Array:
                return ListView.NewList(realm);
            case Tag.Object:
                return source is JsArguments ? realm.NewObject() : source is JsLodashWrapper wrapper ? CopyWrapper(wrapper) : NewLike(realm, source);
            case Tag.Map:
                return WithPrototype(source, new JsMap(realm, realm.Get(Intrinsic.MapPrototype)));
            case Tag.Set:
                return WithPrototype(source, new JsSet(realm, realm.Get(Intrinsic.SetPrototype)));
            case Tag.Date:
                realm.Meter.Allocate(72);
                return new JsDate(realm.Get(Intrinsic.DatePrototype), ((JsDate)source).Time);
            case Tag.RegExp:
                JsRegExp made = JsRegExp.Create(realm, ((JsRegExp)source).Program);
                made.SetOrThrow(realm, Names.LastIndex, ((JsRegExp)source).LastIndex);
                return made;
            case Tag.Boolean:
            case Tag.Number:
            case Tag.Text:
            case Tag.Symbol:
                return JsWrapper.Create(realm, ((JsWrapper)source).Value);
            case Tag.ArrayBuffer:
                return CopyBuffer((JsArrayBuffer)source);
            case Tag.TypedArray:
                return CopyView((JsTypedArray)source);
            case Tag.DataView:
                var view = (JsDataView)source;
                realm.Meter.Allocate(112);
                return new JsDataView(realm.Get(Intrinsic.DataViewPrototype), isDeep ? CopyBuffer(view.Buffer) : view.Buffer, view.Offset, view.ByteLength);
            default:
                return null;
        }
    }

    private JsLodashWrapper CopyWrapper(JsLodashWrapper wrapper) => JsLodashWrapper.New(realm, wrapper.Wrapped, wrapper.Last, wrapper.IsExplicit);

    private static JsObject WithPrototype(JsObject source, JsObject made)
    {
        made.Prototype = source.Prototype;
        return made;
    }

    private JsTypedArray CopyView(JsTypedArray view)
    {
        JsArrayBuffer buffer = isDeep ? CopyBuffer(view.Buffer) : view.Buffer;
        realm.Meter.Allocate(112);
        return new JsTypedArray(realm.Get(TypedArrayConstructors.PrototypeOf(view.ElementKind)), view.ElementKind, buffer, view.Offset, view.ByteLength);
    }

    private JsArrayBuffer CopyBuffer(JsArrayBuffer buffer)
    {
        JsArrayBuffer copy = JsArrayBuffer.Create(realm, buffer.ByteLength);
        buffer.Bytes.CopyTo(copy.Bytes);
        return copy;
    }

    // The result of a regular expression keeps where it was found.
    private void CopyMatch(JsObject source, JsObject made)
    {
        if (source is JsArray { Length: > 0 } && source.HasOwnProperty(realm, Names.Index) && source.Get(realm, new PropertyKey(0)).IsString)
        {
            made.Set(realm, Names.Index, source.Get(realm, Names.Index), made);
            made.Set(realm, Names.Input, source.Get(realm, Names.Input), made);
        }
    }
}
