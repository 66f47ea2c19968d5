namespace ActionSteps.Scripting.BuiltIns.Iterators;

/// <summary>What <c>Iterator.from</c> makes of an iterator that does not inherit from <c>Iterator.prototype</c>.</summary>
internal sealed class JsWrappedIterator(JsObject prototype, IteratorRecord iterated) : JsObject(prototype)
{
    internal JsValue Next(Realm realm) => realm.Call(iterated.NextMethod(realm), iterated.AsObject(realm));

    internal JsValue Return(Realm realm)
    {
        JsObject iterator = iterated.AsObject(realm);
        JsObject? method = iterator.GetMethod(realm, Names.Return);
        return method is null ? realm.NewIterResult(JsValue.Undefined, isDone: true) : method.Call(realm, iterator, []);
    }

    internal override void Trace(MemoryCensus census)
    {
        base.Trace(census);
        census.Visit(iterated);
    }
}
