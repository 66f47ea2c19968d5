using ActionSteps.Scripting.Web;

namespace ActionSteps.Scripting.Fetch;

/// <summary>A <c>Request</c>. What scripts may change about it are properties of its own.</summary>
internal sealed class JsRequest : JsFetchBody
{
    internal static readonly Shape Layout = Shape.CreateShared(
    [
        (FetchNames.Signal, PropertyFlags.Default), (FetchNames.Redirect, PropertyFlags.Default), (FetchNames.Follow, PropertyFlags.Default),
        (FetchNames.Compress, PropertyFlags.Default), (FetchNames.Timeout, PropertyFlags.Default), (FetchNames.Size, PropertyFlags.Default),
    ]);

    private JsHeaders? _headers;

    internal JsRequest(JsObject prototype, JsValue[] slots, HeapCell? content)
        : base(prototype, Layout, slots, content)
    {
    }

    /// <summary>The address; <c>null</c> when it has no scheme.</summary>
    internal required UrlRecord? Address { get; init; }

    /// <summary>The address as the script sees it.</summary>
    internal required string Url { get; init; }

    internal required string Method { get; init; }

    internal required HeaderList List { get; init; }

    internal override string BodyUrl => Url;

    internal JsHeaders Headers(Realm realm) => _headers ??= JsHeaders.Make(realm, List);

    internal override string MediaType(Realm realm) => List.Find(realm, "Content-Type")?.Joined ?? "";

    internal override void Trace(MemoryCensus census)
    {
        base.Trace(census);
        census.Count(64 + List.Bytes + (Address?.Bytes ?? 0) + (2L * Url.Length));
        census.Visit(_headers);
    }
}
