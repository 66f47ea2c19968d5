namespace ActionSteps.Scripting.Values;

/// <summary>An <c>arguments</c> object; that of a sloppy function shares its first elements with the parameters.</summary>
internal sealed class JsArguments : JsObject
{
    private readonly JsValue[] _values;
    private readonly VariableCell?[] _mapped;

    private JsArguments(JsObject prototype, JsValue[] values, VariableCell?[] mapped)
        : base(prototype) => (_values, _mapped) = (values, mapped);

    internal override string ClassName => "Arguments";

    internal static JsArguments Create(Realm realm, Frame frame, bool isMapped)
    {
        JsValue[] values = [.. frame.Arguments];
        realm.Meter.Allocate(160 + (24L * values.Length));
        int count = isMapped ? Math.Min(values.Length, frame.Code.ParameterCount) : 0;
        var mapped = new VariableCell?[count];
        for (int i = 0; i < count; i++)
        {
            mapped[i] = frame.Registers[frame.Base + i].Cell as VariableCell;
        }

        var made = new JsArguments(realm.ObjectPrototype, values, mapped);
        made.PutOwn(realm, Names.Length, values.Length, PropertyFlags.Hidden);
        made.PutOwn(realm, JsSymbol.Iterator, realm.ArrayPrototype.Get(realm, "values"), PropertyFlags.Hidden);
        made.PutOwn(
            realm,
            Names.Callee,
            isMapped ? frame.Function : new Accessor(realm.Get(Intrinsic.ThrowTypeError), realm.Get(Intrinsic.ThrowTypeError)),
            isMapped ? PropertyFlags.Hidden : PropertyFlags.Accessor);
        return made;
    }

    internal override bool TryGetOwn(Realm realm, PropertyKey key, out JsValue slot, out PropertyFlags flags)
    {
        if (key.IsIndex && key.Index < (uint)_values.Length && !_values[key.Index].IsEmpty)
        {
            slot = MappedCell(key)?.Value ?? _values[key.Index];
            flags = PropertyFlags.Default;
            return true;
        }

        bool found = base.TryGetOwn(realm, key, out slot, out flags);
        if (found && MappedCell(key) is { } cell)
        {
            slot = cell.Value;
        }

        return found;
    }

    internal override void PutOwn(Realm realm, PropertyKey key, JsValue slot, PropertyFlags flags)
    {
        VariableCell? cell = MappedCell(key);
        if (cell is not null && (flags & PropertyFlags.Accessor) == 0)
        {
            cell.Value = slot;
        }

        if (!key.IsIndex || key.Index >= (uint)_values.Length)
        {
            base.PutOwn(realm, key, slot, flags);
            return;
        }

        if (cell is not null && (flags & (PropertyFlags.Accessor | PropertyFlags.Writable)) != PropertyFlags.Writable)
        {
            _mapped[key.Index] = null;
        }

        if (flags == PropertyFlags.Default && !_values[key.Index].IsEmpty)
        {
            _values[key.Index] = slot;
            return;
        }

        // An element with attributes of its own lives where all unusual elements do.
        _values[key.Index] = JsValue.Empty;
        base.PutOwn(realm, key, slot, flags);
    }

    internal override void RemoveOwn(Realm realm, PropertyKey key)
    {
        if (key.IsIndex && key.Index < (uint)_values.Length)
        {
            _values[key.Index] = JsValue.Empty;
            if (key.Index < (uint)_mapped.Length)
            {
                _mapped[key.Index] = null;
            }
        }

        base.RemoveOwn(realm, key);
    }

    internal override void Trace(MemoryCensus census)
    {
        base.Trace(census);
        census.Count(48 + (24L * _values.Length));
        census.Visit(_values);
        foreach (VariableCell? cell in _mapped)
        {
            census.Visit(cell);
        }
    }

    private protected override void AddIndexKeys(Realm realm, List<PropertyKey> keys)
    {
        var own = new List<PropertyKey>();
        for (int i = 0; i < _values.Length; i++)
        {
            if (!_values[i].IsEmpty)
            {
                own.Add(new PropertyKey((uint)i));
            }
        }

        base.AddIndexKeys(realm, own);
        own.Sort((a, b) => a.Index.CompareTo(b.Index));
        keys.AddRange(own);
    }

    private VariableCell? MappedCell(PropertyKey key) => key.IsIndex && key.Index < (uint)_mapped.Length ? _mapped[key.Index] : null;
}
