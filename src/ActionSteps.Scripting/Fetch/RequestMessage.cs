using System.Text;
using ActionSteps.Scripting.Web;

namespace ActionSteps.Scripting.Fetch;

/// <summary>What goes out: the request's own headers and, where they say nothing, what <c>fetch</c> says by itself.</summary>
internal static class RequestMessage
{
    private static readonly KeyValuePair<string, string> s_accept = new("Accept", "*/*");
    private static readonly KeyValuePair<string, string> s_encoding = new("Accept-Encoding", "gzip,deflate");
    private static readonly KeyValuePair<string, string>[] s_defaults = [s_accept, s_encoding];

    internal static FetchRequest Of(Realm realm, JsRequest request)
    {
        if (request.Address is not { } address)
        {
            throw realm.TypeError("Only absolute URLs are supported");
        }

        if (address.Scheme is not ("http" or "https"))
        {
            throw realm.TypeError("Only HTTP(S) protocols are supported");
        }

        bool compress = Operations.ToBoolean(request.Get(realm, FetchNames.Compress));
        return new FetchRequest
        {
            Url = address.HasCredentials ? WithoutCredentials(address) : request.Url,
            Method = request.Method,
            Headers = HeadersOf(realm, request.List, address, compress),
            Body = request.Content switch
            {
                null => (ReadOnlyMemory<byte>?)null,
                ArrivingBody => throw realm.TypeError("The body of a response cannot be sent on as a stream: send \"await response.buffer()\""),
                { } content => JsFetchBody.BytesOf(realm, content),
            },
            Redirect = Operations.ToText(realm, request.Get(realm, FetchNames.Redirect)) switch
            {
                "manual" => FetchRedirect.Manual,
                "error" => FetchRedirect.Error,
                _ => FetchRedirect.Follow,
            },
            MaxRedirects = (int)Math.Clamp(Number(realm, request, FetchNames.Follow), 0, int.MaxValue),
            Decompress = compress,
            TimeoutMilliseconds = Math.Max(0, Number(realm, request, FetchNames.Timeout)),
            MaxBodyBytes = Math.Max(0, Number(realm, request, FetchNames.Size)),
        };
    }

    private static double Number(Realm realm, JsRequest request, JsString name) =>
        Operations.ToNumber(realm, request.Get(realm, name)) is var number && double.IsNaN(number) ? 0 : number;

    private static string WithoutCredentials(UrlRecord address)
    {
        UrlRecord plain = address.Copy();
        plain.Username = plain.Password = "";
        return plain.ToText();
    }

    private static IReadOnlyList<KeyValuePair<string, string>> HeadersOf(Realm realm, HeaderList own, UrlRecord address, bool compress)
    {
        if (own.Entries.Count == 0 && compress && !address.HasCredentials)
        {
            return s_defaults;
        }

        realm.Meter.Allocate(own.Bytes);
        var headers = new List<KeyValuePair<string, string>>(own.Entries.Count + 3);
        foreach (HeaderEntry entry in own.Entries)
        {
            foreach (string value in entry.Values)
            {
                headers.Add(new(entry.Name, value));
            }
        }

        if (own.Find(realm, s_accept.Key) is null)
        {
            headers.Add(s_accept);
        }

        if (compress && own.Find(realm, s_encoding.Key) is null)
        {
            headers.Add(s_encoding);
        }

        if (address.HasCredentials && own.Find(realm, "Authorization") is null)
        {
            string credentials = PercentEncoding.Decode(address.Username, plusIsSpace: false) + ":" + PercentEncoding.Decode(address.Password, plusIsSpace: false);
            headers.Add(new("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials))));
        }

        return headers;
    }
}
