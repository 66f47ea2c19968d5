using ActionSteps.Scripting.Web;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary>A <c>URL</c>.</summary>
internal sealed class JsUrl(JsObject prototype, UrlRecord record) : JsObject(prototype)
{
    private JsUrlSearchParams? _parameters;

    internal UrlRecord Record { get; set; } = record;

    /// <summary>The live view of the query, made when it is first looked at.</summary>
    internal JsUrlSearchParams Parameters(Realm realm) => _parameters ??= JsUrlSearchParams.Create(realm, Record.Query ?? "", this);

    /// <summary>Tells the view of the query that the query has changed.</summary>
    internal void RefreshParameters(Realm realm) => _parameters?.Read(realm, Record.Query ?? "");

    internal override void Trace(MemoryCensus census)
    {
        base.Trace(census);
        census.Count(Record.Bytes);
        census.Visit(_parameters);
    }
}
