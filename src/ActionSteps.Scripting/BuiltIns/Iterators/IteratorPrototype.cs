using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns.Iterators;

/// <summary><c>Iterator.prototype</c>; the methods that read the iterator to its end are in the other part.</summary>
internal static partial class IteratorPrototype
{
    private static readonly IntrinsicTable s_table = IntrinsicTable.Of(
        Accessor("constructor", "constructor", static (in NativeCall call) => call.Realm.Get(Intrinsic.Iterator), static (in NativeCall call) => SetOwn(call, Names.Constructor)),
        Method("drop", 1, static (in NativeCall call) => Limit(call, IteratorHelperKind.Drop)),
        Method("every", 1, Every),
        Method("filter", 1, static (in NativeCall call) => Transform(call, IteratorHelperKind.Filter)),
        Method("find", 1, Find),
        Method("flatMap", 1, static (in NativeCall call) => Transform(call, IteratorHelperKind.FlatMap)),
        Method("forEach", 1, ForEach),
        Method("map", 1, static (in NativeCall call) => Transform(call, IteratorHelperKind.Map)),
        Method("reduce", 1, Reduce),
        Method("some", 1, Some),
        Method("take", 1, static (in NativeCall call) => Limit(call, IteratorHelperKind.Take)),
        Method("toArray", 0, ToArray),
        Method(JsSymbol.Iterator, "[Symbol.iterator]", 0, static (in NativeCall call) => call.This),
        Accessor(JsSymbol.ToStringTag, "[Symbol.toStringTag]", static (in NativeCall call) => "Iterator".AsJs(), static (in NativeCall call) => SetOwn(call, JsSymbol.ToStringTag)));

    internal static JsObject Create(Realm realm) => s_table.NewObject(realm, realm.ObjectPrototype);

    private static JsValue Transform(in NativeCall call, IteratorHelperKind kind)
    {
        JsObject self = Self(call);
        JsObject callback = Callback(call, self);
        return new JsIteratorHelper(call.Realm, kind, IteratorRecord.Of(call.Realm, self), callback, 0);
    }

    private static JsValue Limit(in NativeCall call, IteratorHelperKind kind)
    {
        JsObject self = Self(call);
        double limit = ToLimit(call, self);
        return new JsIteratorHelper(call.Realm, kind, IteratorRecord.Of(call.Realm, self), null, limit);
    }

    private static double ToLimit(in NativeCall call, JsObject self)
    {
        Realm realm = call.Realm;
        try
        {
            double limit = Math.Truncate(Operations.ToNumber(realm, call[0]));
            return limit is >= 0 and (<= 9007199254740991 or double.PositiveInfinity)
                ? limit
                : throw realm.RangeError($"{NumberText.Format(limit)} must be a positive integer");
        }
        catch (JsThrow) when (new IteratorRecord(self, JsValue.Undefined).CloseOnThrow(realm))
        {
            throw;
        }
    }

    private static JsObject Self(in NativeCall call) => call.This.TryGetObject(out JsObject? self)
        ? self
        : throw call.Realm.TypeError($"Iterator.prototype method called on {Operations.Describe(call.This)}");

    /// <summary>The first argument as a function; the iterator is closed when it is none.</summary>
    private static JsObject Callback(in NativeCall call, JsObject self)
    {
        if (call[0].TryGetObject(out JsObject? callback) && callback.IsCallable)
        {
            return callback;
        }

        new IteratorRecord(self, JsValue.Undefined).CloseQuietly(call.Realm);
        throw call.Realm.TypeError($"{Operations.Describe(call[0])} is not a function");
    }

    // SetterThatIgnoresPrototypeProperties: an assignment makes an own property, except on Iterator.prototype itself.
    private static JsValue SetOwn(in NativeCall call, PropertyKey key)
    {
        JsObject self = Self(call);
        if (ReferenceEquals(self, call.Realm.Get(Intrinsic.IteratorPrototype)))
        {
            throw call.Realm.TypeError($"Cannot assign to read only property '{key}' of object");
        }

        if (self.HasOwnProperty(call.Realm, key))
        {
            self.SetOrThrow(call.Realm, key, call[0]);
        }
        else
        {
            self.CreateDataPropertyOrThrow(call.Realm, key, call[0]);
        }

        return JsValue.Undefined;
    }
}
