namespace ActionSteps.Scripting.Lodash;

/// <summary><c>merge</c> and its relatives: objects and arrays are merged into each other, everything else is taken over.</summary>
internal sealed class DeepMerge(Realm realm, JsObject? customizer, bool keepsExisting)
{
    private readonly Dictionary<JsObject, JsValue> _open = new(ReferenceEqualityComparer.Instance);

    internal void Merge(JsObject target, JsValue source)
    {
        if (ReferenceEquals(source.Cell, target) || source.IsNullish)
        {
            return;
        }

        realm.EnterNative();
        try
        {
            JsObject from = Operations.ToObject(realm, source);
            foreach (PropertyKey key in ObjectKeys.Inherited(realm, from))
            {
                realm.Meter.Charge(2);
                JsValue member = from.Get(realm, key);
                if (member.IsObject)
                {
                    MergeDeep(target, from, key);
                }
                else
                {
                    JsValue answer = Ask(SafeGet(target, key), member, key, target, from);
                    Assignment.Merge(realm, target, key, answer.IsUndefined ? member : answer);
                }
            }
        }
        finally
        {
            realm.LeaveNative();
        }
    }

    private void MergeDeep(JsObject target, JsObject source, PropertyKey key)
    {
        JsValue existing = SafeGet(target, key);
        JsValue member = SafeGet(source, key);
        if (member.IsObject && _open.TryGetValue(member.AsObject, out JsValue stacked))
        {
            Assignment.Merge(realm, target, key, stacked);
            return;
        }

        JsValue answer = Ask(existing, member, key, target, source);
        if (!answer.IsUndefined || !member.TryGetObject(out JsObject? from))
        {
            Assignment.Merge(realm, target, key, answer.IsUndefined ? member : answer);
            return;
        }

        JsValue next = Start(existing, from, out bool goesOn);
        if (goesOn)
        {
            Go(next, from);
        }

        Assignment.Merge(realm, target, key, next);
    }

    private void Go(JsValue next, JsObject from)
    {
        realm.Meter.Allocate(80);
        _open[from] = next;
        using Kept kept = Kept.While(realm, next.Cell!);
        Merge(next.AsObject, from);
        _open.Remove(from);
    }

    // What the source is merged into, or what simply is taken over.
    private JsValue Start(JsValue existing, JsObject from, out bool goesOn)
    {
        goesOn = true;
        if (from is JsTypedArray typed)
        {
            if (existing.Cell is JsArray)
            {
                return existing;
            }

            if (ListView.IsListObject(realm, existing))
            {
                return ListView.Of(realm, existing).ToArray();
            }

            goesOn = false;
            return DeepCopy.Of(realm, typed, isDeep: true);
        }

        if (Operations.IsArray(realm, from))
        {
            return existing.Cell is JsArray ? existing
                : ListView.IsListObject(realm, existing) ? ListView.Of(realm, existing).ToArray()
                : realm.NewArray([]);
        }

        if (from is JsArguments || LangFunctions.IsPlain(realm, from))
        {
            if (existing.Cell is JsArguments)
            {
                return ConversionFunctions.ToPlain(realm, existing);
            }

            return existing.IsObject && !existing.IsCallable ? existing : DeepCopy.NewLike(realm, from);
        }

        goesOn = false;
        return from;
    }

    // A key that would reach a prototype is not read.
    private JsValue SafeGet(JsObject owner, PropertyKey key)
    {
        if (key.Cell is not JsString { Length: 9 or 11 } name)
        {
            return owner.Get(realm, key);
        }

        if (name.Text == "__proto__")
        {
            return JsValue.Undefined;
        }

        JsValue value = owner.Get(realm, key);
        return name.Text == "constructor" && value.IsCallable ? JsValue.Undefined : value;
    }

    private JsValue Ask(JsValue existing, JsValue member, PropertyKey key, JsObject target, JsObject source)
    {
        if (keepsExisting)
        {
            if (existing.TryGetObject(out JsObject? into) && member.TryGetObject(out JsObject? from))
            {
                Go(into, from);
            }

            return existing;
        }

        return customizer is null ? JsValue.Undefined : customizer.Call(realm, JsValue.Undefined, [existing, member, key.ToValue(), target, source]);
    }
}
