namespace ActionSteps.Scripting.Fetch;

/// <summary>A <c>Headers</c>.</summary>
internal sealed class JsHeaders(JsObject prototype, HeaderList list) : JsObject(prototype)
{
    internal HeaderList List { get; } = list;

    internal static JsHeaders Make(Realm realm, HeaderList list)
    {
        realm.Meter.Allocate(96);
        return new JsHeaders(realm.Get(Intrinsic.HeadersPrototype), list);
    }

    internal override void Trace(MemoryCensus census)
    {
        base.Trace(census);
        census.Count(List.Bytes);
    }
}
