namespace ActionSteps.Scripting.Fetch;

/// <summary>A <c>Blob</c>: bytes with a media type. Never changes.</summary>
internal sealed class JsBlob(JsObject prototype, JsArrayBuffer content, string mediaType) : JsObject(prototype)
{
    internal JsArrayBuffer Content { get; } = content;

    internal string MediaType { get; } = mediaType;

    /// <summary>A blob of bytes that nobody changes any more.</summary>
    internal static JsBlob Make(Realm realm, JsArrayBuffer content, string mediaType, JsObject? prototype = null)
    {
        realm.Meter.Allocate(112 + (2L * mediaType.Length));
        return new JsBlob(prototype ?? realm.Get(Intrinsic.BlobPrototype), content, IsPlain(mediaType) ? mediaType.ToLowerInvariant() : "");
    }

    internal override void Trace(MemoryCensus census)
    {
        base.Trace(census);
        census.Count(32 + (2L * MediaType.Length));
        census.Visit(Content);
    }

    private static bool IsPlain(string mediaType) => !mediaType.AsSpan().ContainsAnyExceptInRange(' ', '~');
}
