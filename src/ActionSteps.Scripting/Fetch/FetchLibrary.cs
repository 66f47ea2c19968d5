namespace ActionSteps.Scripting.Fetch;

/// <summary>One global of <c>fetch</c>, made when a script touches it.</summary>
internal sealed class FetchLibrary(Intrinsic intrinsic) : ScriptLibrary
{
    internal static readonly KeyValuePair<string, ScriptLibrary>[] All =
    [
        new("fetch", new FetchLibrary(Intrinsic.Fetch)),
        new("Headers", new FetchLibrary(Intrinsic.Headers)),
        new("Request", new FetchLibrary(Intrinsic.Request)),
        new("Response", new FetchLibrary(Intrinsic.Response)),
        new("FetchError", new FetchLibrary(Intrinsic.FetchError)),
        new("AbortError", new FetchLibrary(Intrinsic.AbortError)),
        new("Blob", new FetchLibrary(Intrinsic.Blob)),
    ];

    internal static readonly string[] Names = Array.ConvertAll(All, static global => global.Key);

    internal override JsValue Create(Realm realm) => realm.Get(intrinsic);
}
