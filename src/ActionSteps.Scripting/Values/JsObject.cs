namespace ActionSteps.Scripting.Values;

/// <summary>
/// An object. Named properties are in <see cref="Slots"/> as <see cref="Shape"/> tells. The three storage members at the end of this
/// file are what exotic objects override; the internal methods of the language are built on them in the other part.
/// </summary>
internal partial class JsObject : HeapCell
{
    internal Shape Shape;
    internal JsValue[] Slots;
    internal JsObject? Prototype;

    /// <summary>False once <c>preventExtensions</c>, <c>seal</c> or <c>freeze</c> was called.</summary>
    internal bool Extensible = true;

    /// <summary>Whether inline caches rely on the layout of this prototype; see <see cref="InlineCache"/>.</summary>
    internal bool IsOnChain;

    internal JsObject(JsObject? prototype)
        : this(prototype, Shape.None, [])
    {
    }

    internal JsObject(JsObject? prototype, Shape shape, JsValue[] slots)
        : base(CellKind.Object)
    {
        Prototype = prototype;
        Shape = shape;
        Slots = slots;
    }

    /// <summary>The word in <c>[object Word]</c> when there is no <c>Symbol.toStringTag</c>.</summary>
    internal virtual string ClassName => "Object";

    internal virtual bool IsCallable => false;

    internal virtual bool IsConstructor => false;

    /// <summary>Whether <c>Get</c>, <c>Set</c> and <c>Has</c> are overridden, so that a walk along prototypes has to ask.</summary>
    internal virtual bool IsExotic => false;

    /// <summary>Whether the shape alone tells where a named property is.</summary>
    internal virtual bool IsCacheable => !IsExotic;

    /// <summary>False for a proxy, whose prototype only a script can tell.</summary>
    internal virtual bool HasOrdinaryPrototype => true;

    /// <summary>Whether <c>for</c>-<c>in</c> certainly finds nothing here.</summary>
    internal bool HasNothingEnumerable => Shape.HasNothingEnumerable && (GetType() == typeof(JsObject) || this is JsObjectPrototype or JsArray { IsDense: true, Length: 0 });

    /// <summary>Builds own properties that were put off until somebody looks; the shape is <see cref="Shape.Deferred"/> before.</summary>
    internal virtual void Materialize(Realm realm)
    {
    }

    internal virtual JsValue Call(Realm realm, JsValue thisValue, ReadOnlySpan<JsValue> arguments) =>
        throw realm.TypeError("object is not a function");

    internal virtual JsValue Construct(Realm realm, ReadOnlySpan<JsValue> arguments, JsObject newTarget) =>
        throw realm.TypeError("object is not a constructor");

    /// <summary>Reads an own property as it is stored: a value, or an <see cref="Accessor"/>. Runs no script.</summary>
    internal virtual bool TryGetOwn(Realm realm, PropertyKey key, out JsValue slot, out PropertyFlags flags)
    {
        if (Shape.IsDeferred)
        {
            Materialize(realm);
        }

        if (key.IsIndex)
        {
            if (Shape.Elements is not null)
            {
                return Shape.Elements.TryGet(key.Index, out slot, out flags);
            }

            (slot, flags) = (JsValue.Undefined, PropertyFlags.None);
            return false;
        }

        int at = Shape.Find(key);
        if (at < 0)
        {
            (slot, flags) = (JsValue.Undefined, PropertyFlags.None);
            return false;
        }

        slot = Slots[at];
        if (slot.IsLazy)
        {
            slot = Slots[at] = Shape.Lazy!.Create(realm, at);
        }

        flags = Shape.FlagsAt(at);
        return true;
    }

    /// <summary>Stores an own property, new or not, without any check.</summary>
    internal virtual void PutOwn(Realm realm, PropertyKey key, JsValue slot, PropertyFlags flags)
    {
        if (Shape.IsDeferred)
        {
            Materialize(realm);
        }

        if (key.IsIndex)
        {
            MakeUnique(realm);
            (Shape.Elements ??= new SparseElements()).Put(realm, key.Index, slot, flags);
            return;
        }

        int at = Shape.Find(key);
        if (at < 0)
        {
            Append(realm, key, slot, flags);
            return;
        }

        if (Shape.FlagsAt(at) != flags)
        {
            MakeUnique(realm);
            Shape.Table.SetFlags(at, flags);
        }

        Slots[at] = slot;
    }

    /// <summary>Removes an own property without any check.</summary>
    internal virtual void RemoveOwn(Realm realm, PropertyKey key)
    {
        if (Shape.IsDeferred)
        {
            Materialize(realm);
        }

        if (key.IsIndex)
        {
            Shape.Elements?.Remove(key.Index);
            return;
        }

        int at = Shape.Find(key);
        if (at < 0)
        {
            return;
        }

        MakeUnique(realm);
        Slots[at] = JsValue.Undefined;
        Shape.Remove(at);
        _removed++;
        if (_removed > 16 && _removed > Shape.Count / 2 && Shape.Lazy is null)
        {
            Shape.Compact(Slots);
            _removed = 0;
        }
    }

    private int _removed;

    /// <summary>Appends a property that is known to be absent.</summary>
    internal void Append(Realm realm, PropertyKey key, JsValue slot, PropertyFlags flags)
    {
        if (IsOnChain)
        {
            realm.RaiseEpoch();
        }

        Shape = Shape.Add(realm, key, flags);
        int at = Shape.Count - 1;
        if (at >= Slots.Length)
        {
            GrowSlots(realm, at);
        }

        Slots[at] = slot;
    }

    /// <summary>Appends a property whose shape and slot an inline cache knows.</summary>
    internal void AppendKnown(Realm realm, Shape shape, int at, in JsValue value)
    {
        if (at >= Slots.Length)
        {
            GrowSlots(realm, at);
        }

        Shape = shape;
        Slots[at] = value;
    }

    internal void MakeUnique(Realm realm)
    {
        if (!Shape.IsUnique)
        {
            if (IsOnChain)
            {
                realm.RaiseEpoch();
            }

            Shape = Shape.ToUnique(realm);
        }
    }

    internal override void Trace(MemoryCensus census)
    {
        census.Count(80 + (16L * Slots.Length));
        census.Visit(Prototype);
        census.Visit(Slots);
        Shape.Trace(census);
    }

    private void GrowSlots(Realm realm, int at)
    {
        int capacity = Math.Max(4, at * 2);
        realm.Meter.Allocate(24 + (16 * (capacity - Slots.Length)));
        Array.Resize(ref Slots, capacity);
    }
}
