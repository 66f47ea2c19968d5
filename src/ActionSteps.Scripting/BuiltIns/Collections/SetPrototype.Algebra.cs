namespace ActionSteps.Scripting.BuiltIns.Collections;

/// <content>
/// Operations with another set. Its methods may be a script's and change this set meanwhile, so each walk is a cursor over the live table
/// or over a copy, exactly where the specification says so.
/// </content>
internal static partial class SetPrototype
{
    private static JsValue Union(in NativeCall call)
    {
        Realm realm = call.Realm;
        OrderedTable self = call.ThisAs<JsSet>("Set.prototype.union").Table;
        IteratorRecord keys = SetRecord.Of(realm, call[0]).Keys(realm);
        OrderedTable result = self.Copy(realm);
        while (keys.TryNext(realm, out JsValue next))
        {
            realm.Meter.Charge(1);
            result.Add(realm, next);
        }

        return NewSet(realm, result);
    }

    private static JsValue Intersection(in NativeCall call)
    {
        Realm realm = call.Realm;
        OrderedTable self = call.ThisAs<JsSet>("Set.prototype.intersection").Table;
        SetRecord other = SetRecord.Of(realm, call[0]);
        var result = new OrderedTable(hasValues: false);
        if (self.Count <= other.Size)
        {
            var cursor = default(TableCursor);
            while (self.TryNext(realm, ref cursor, out int at))
            {
                realm.Meter.Charge(1);
                JsValue key = self.KeyAt(at);
                if (other.Has(realm, key))
                {
                    result.Add(realm, key);
                }
            }
        }
        else
        {
            IteratorRecord keys = other.Keys(realm);
            while (keys.TryNext(realm, out JsValue next))
            {
                realm.Meter.Charge(1);
                if (self.Has(realm, next))
                {
                    result.Add(realm, next);
                }
            }
        }

        return NewSet(realm, result);
    }

    private static JsValue Difference(in NativeCall call)
    {
        Realm realm = call.Realm;
        OrderedTable self = call.ThisAs<JsSet>("Set.prototype.difference").Table;
        SetRecord other = SetRecord.Of(realm, call[0]);
        if (self.Count <= other.Size)
        {
            OrderedTable result = self.Copy(realm);
            var cursor = default(TableCursor);
            while (result.TryNext(realm, ref cursor, out int at))
            {
                realm.Meter.Charge(1);
                JsValue key = result.KeyAt(at);
                if (other.Has(realm, key))
                {
                    result.Remove(realm, key);
                }
            }

            return NewSet(realm, result);
        }

        IteratorRecord keys = other.Keys(realm);
        OrderedTable rest = self.Copy(realm);
        while (keys.TryNext(realm, out JsValue next))
        {
            realm.Meter.Charge(1);
            rest.Remove(realm, next);
        }

        return NewSet(realm, rest);
    }

    private static JsValue SymmetricDifference(in NativeCall call)
    {
        Realm realm = call.Realm;
        OrderedTable self = call.ThisAs<JsSet>("Set.prototype.symmetricDifference").Table;
        IteratorRecord keys = SetRecord.Of(realm, call[0]).Keys(realm);
        OrderedTable result = self.Copy(realm);
        while (keys.TryNext(realm, out JsValue next))
        {
            realm.Meter.Charge(1);
            if (self.Has(realm, next))
            {
                result.Remove(realm, next);
            }
            else
            {
                result.Add(realm, next);
            }
        }

        return NewSet(realm, result);
    }

    private static JsValue IsSubsetOf(in NativeCall call)
    {
        Realm realm = call.Realm;
        OrderedTable self = call.ThisAs<JsSet>("Set.prototype.isSubsetOf").Table;
        SetRecord other = SetRecord.Of(realm, call[0]);
        if (self.Count > other.Size)
        {
            return false;
        }

        var cursor = default(TableCursor);
        while (self.TryNext(realm, ref cursor, out int at))
        {
            realm.Meter.Charge(1);
            if (!other.Has(realm, self.KeyAt(at)))
            {
                return false;
            }
        }

        return true;
    }

    private static JsValue IsSupersetOf(in NativeCall call)
    {
        Realm realm = call.Realm;
        OrderedTable self = call.ThisAs<JsSet>("Set.prototype.isSupersetOf").Table;
        SetRecord other = SetRecord.Of(realm, call[0]);
        return self.Count >= other.Size && AllKeys(realm, self, other, areIn: true);
    }

    private static JsValue IsDisjointFrom(in NativeCall call)
    {
        Realm realm = call.Realm;
        OrderedTable self = call.ThisAs<JsSet>("Set.prototype.isDisjointFrom").Table;
        SetRecord other = SetRecord.Of(realm, call[0]);
        if (self.Count > other.Size)
        {
            return AllKeys(realm, self, other, areIn: false);
        }

        var cursor = default(TableCursor);
        while (self.TryNext(realm, ref cursor, out int at))
        {
            realm.Meter.Charge(1);
            if (other.Has(realm, self.KeyAt(at)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether all keys of the other set are in this one, or all are not.</summary>
    private static bool AllKeys(Realm realm, OrderedTable self, in SetRecord other, bool areIn)
    {
        IteratorRecord keys = other.Keys(realm);
        while (keys.TryNext(realm, out JsValue next))
        {
            realm.Meter.Charge(1);
            if (self.Has(realm, next) != areIn)
            {
                keys.Close(realm);
                return false;
            }
        }

        return true;
    }

    private static JsSet NewSet(Realm realm, OrderedTable table) => new(realm, realm.Get(Intrinsic.SetPrototype), table);
}
