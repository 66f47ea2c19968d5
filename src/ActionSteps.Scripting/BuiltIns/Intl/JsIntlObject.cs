namespace ActionSteps.Scripting.BuiltIns.Intl;

/// <summary>An object of <c>Intl</c> with its resolved options.</summary>
internal sealed class JsIntlObject<TOptions>(JsObject prototype, TOptions options) : JsObject(prototype)
    where TOptions : class
{
    internal TOptions Options { get; } = options;

    /// <summary>The function that the getter of <c>format</c> or <c>compare</c> has made.</summary>
    internal JsObject? Bound { get; set; }

    internal override void Trace(MemoryCensus census)
    {
        base.Trace(census);
        census.Count(400);
        census.Visit(Bound);
    }
}
