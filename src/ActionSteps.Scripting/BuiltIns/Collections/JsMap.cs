namespace ActionSteps.Scripting.BuiltIns.Collections;

/// <summary>A map.</summary>
internal sealed class JsMap : JsObject
{
    internal JsMap(Realm realm, JsObject prototype)
        : base(prototype) => realm.Meter.Allocate(176);

    internal OrderedTable Table { get; } = new(hasValues: true);

    internal override string ClassName => "Map";

    internal override void Trace(MemoryCensus census)
    {
        base.Trace(census);
        census.Visit(Table);
    }
}
