namespace ActionSteps.Scripting.Fetch;

/// <summary>A <c>Response</c>.</summary>
internal sealed class JsResponse : JsFetchBody
{
    private readonly IReadOnlyList<KeyValuePair<string, string>> _received = [];
    private JsHeaders? _headers;

    private JsResponse(JsObject prototype, HeapCell? content, IReadOnlyList<KeyValuePair<string, string>> received)
        : base(prototype, Shape.None, [], content) => _received = received;

    internal JsResponse(JsObject prototype, HeapCell? content, JsHeaders headers)
        : base(prototype, Shape.None, [], content) => _headers = headers;

    internal required JsValue Url { get; init; }

    internal required JsValue Status { get; init; }

    internal required JsValue StatusText { get; init; }

    internal required bool IsRedirected { get; init; }

    internal bool IsOk => Status is { IsNumber: true, Number: >= 200 and < 300 };

    internal override string BodyUrl => Operations.DescribePlain(Url);

    internal static JsResponse Received(Realm realm, FetchExchange exchange, FetchResponse response)
    {
        realm.Meter.Allocate(560);
        return new JsResponse(realm.Get(Intrinsic.ResponsePrototype), new ArrivingBody(exchange), response.Headers)
        {
            Url = response.RedirectedUrl ?? exchange.Url,
            Status = response.Status,
            StatusText = response.StatusText,
            IsRedirected = response.RedirectedUrl is not null,
        };
    }

    /// <summary>The headers, made of what was received when a script first looks at them.</summary>
    internal JsHeaders Headers(Realm realm) => _headers ??= JsHeaders.Make(realm, HeaderList.Received(realm, _received));

    internal override string MediaType(Realm realm) => Headers(realm).List.Find(realm, "Content-Type")?.Joined ?? "";

    internal JsResponse Clone(Realm realm)
    {
        HeapCell? content = Share(realm);
        realm.Meter.Allocate(280);
        return new JsResponse(realm.Get(Intrinsic.ResponsePrototype), content, JsHeaders.Make(realm, Headers(realm).List.Copy(realm)))
        {
            Url = Url,
            Status = Status,
            StatusText = StatusText,
            IsRedirected = IsRedirected,
        };
    }

    internal override void Trace(MemoryCensus census)
    {
        base.Trace(census);
        census.Count(96 + (48L * _received.Count));
        census.Visit(_headers);
        census.Visit(Url);
        census.Visit(Status);
        census.Visit(StatusText);
    }
}
