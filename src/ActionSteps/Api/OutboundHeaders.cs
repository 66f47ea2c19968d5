using System.Buffers;

namespace ActionSteps.Api;

/// <summary>Headers on their way out and in.</summary>
internal static class OutboundHeaders
{
    private static readonly SearchValues<char> s_nameCharacters =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private static readonly HashSet<string> s_ofTheConnection = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Content-Length", "Expect", "Keep-Alive", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade",
    };

    /// <summary>What must not reach another origin than the one it was meant for.</summary>
    private static readonly HashSet<string> s_ofTheOrigin = new(StringComparer.OrdinalIgnoreCase)
    {
        "Authorization", "Cookie", "Cookie2", "Host", "Proxy-Authorization", "WWW-Authenticate",
    };

    private static readonly HashSet<string> s_ofTheBody = new(StringComparer.OrdinalIgnoreCase)
    {
        "Content-Encoding", "Content-Language", "Content-Location", "Content-Type",
    };

    public static bool IsToken(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExcept(s_nameCharacters);

    public static bool BelongsToOrigin(string name) => s_ofTheOrigin.Contains(name);

    public static bool BelongsToBody(string name) => s_ofTheBody.Contains(name);

    /// <exception cref="OutboundException">A name or value that HTTP does not know.</exception>
    public static void Apply(IReadOnlyList<KeyValuePair<string, string>> headers, HttpRequestMessage message)
    {
        for (int i = 0; i < headers.Count; i++)
        {
            (string name, string value) = headers[i];
            if (!IsToken(name) || !IsValue(value))
            {
                throw new OutboundException(OutboundFailure.InvalidRequest, "EINVAL", "a header has a name or value that HTTP does not allow");
            }

            if (!s_ofTheConnection.Contains(name) && !message.Headers.TryAddWithoutValidation(name, value))
            {
                // Headers about a body need one, be it empty.
                message.Content ??= new ReadOnlyMemoryContent(ReadOnlyMemory<byte>.Empty);
                message.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }
    }

    private static bool IsValue(string value)
    {
        foreach (char c in value)
        {
            if (c is < ' ' and not '\t' or '\x7F' or > '\xFF')
            {
                return false;
            }
        }

        return true;
    }
}
