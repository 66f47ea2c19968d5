namespace ActionSteps.Webhooks;

/// <summary>A request that has come in, whatever server took it.</summary>
/// <param name="Method">The method, in any case.</param>
/// <param name="Query">The query as it was sent, still encoded, with or without the question mark; empty for none.</param>
/// <param name="Headers">The headers; names in any case.</param>
/// <param name="Body">The exact bytes of the body.</param>
public sealed record IncomingWebhook(
    string Method, string Query, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body)
{
    // Longer ones are no query of ours, and reading them is work for nothing.
    private const int LongestQuery = 8_192;

    /// <summary>The values of a query parameter, decoded, in order; none when the query is longer than 8,192 characters.</summary>
    public IReadOnlyList<string> QueryValues(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        List<string> values = [];
        if (Query.Length > LongestQuery)
        {
            return values;
        }

        foreach (string pair in Query.TrimStart('?').Split('&'))
        {
            int at = pair.IndexOf('=', StringComparison.Ordinal);
            if (at > 0 && Decode(pair[..at]) == name)
            {
                values.Add(Decode(pair[(at + 1)..]));
            }
        }

        return values;
    }

    /// <summary>The request for people: nothing of it that could be a secret.</summary>
    public override string ToString() => $"{Method} with {Body.Length} bytes";

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
