namespace ActionSteps.Scripting.BuiltIns.Collections;

/// <summary>A set.</summary>
internal sealed class JsSet : JsObject
{
    internal JsSet(Realm realm, JsObject prototype, OrderedTable? table = null)
        : base(prototype)
    {
        realm.Meter.Allocate(176);
        Table = table ?? new OrderedTable(hasValues: false);
    }

    internal OrderedTable Table { get; }

    internal override string ClassName => "Set";

    internal override void Trace(MemoryCensus census)
    {
        base.Trace(census);
        census.Visit(Table);
    }
}
