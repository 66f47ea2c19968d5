using System.Text;
using ActionSteps.Scripting;

namespace ActionSteps.Code;

/// <summary>The description of a request, as <c>fetch.js</c> gives it.</summary>
/// <param name="Url">The address.</param>
/// <param name="Request">The request; <c>null</c> when the address is none for the outbound stack.</param>
/// <param name="TimeoutMilliseconds">The timeout that the script asked for; 0 for none.</param>
internal sealed record FetchMessage(string Url, OutboundRequest? Request, double TimeoutMilliseconds)
{
    public static FetchMessage Read(ScriptValue message, FetchLimits limits)
    {
        string url = message["url"].AsText();
        double timeout = message["timeout"].AsNumber();
        if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? target))
        {
            return new FetchMessage(url, null, timeout);
        }

        return new FetchMessage(url, new OutboundRequest
        {
            Url = target,
            Method = message["method"].AsText(),
            Headers = ReadHeaders(message["headers"].AsList()),
            Body = ReadBody(message["body"]),
            Redirects = message["redirect"].AsText() switch
            {
                "manual" => OutboundRedirects.Return,
                "error" => OutboundRedirects.Refuse,
                _ => OutboundRedirects.Follow,
            },
            MaxRedirects = (int)Math.Clamp(NotNaN(message["follow"]), 0, int.MaxValue),
            Decompress = message["compress"].AsBoolean(),
            Timeout = timeout is >= 1 and < 3_600_000 ? TimeSpan.FromMilliseconds(timeout) : null,
            MaxBodyBytes = message["size"].AsNumber() is >= 1 and double size && size < limits.MaxBodyBytes ? (int)size : limits.MaxBodyBytes,
        }, timeout);
    }

    private static double NotNaN(ScriptValue number) => double.IsNaN(number.AsNumber()) ? 0 : number.AsNumber();

    private static KeyValuePair<string, string>[] ReadHeaders(IReadOnlyList<ScriptValue> list)
    {
        var headers = new KeyValuePair<string, string>[list.Count / 2];
        for (int i = 0; i < headers.Length; i++)
        {
            headers[i] = new(list[2 * i].AsText(), list[(2 * i) + 1].AsText());
        }

        return headers;
    }

    private static ReadOnlyMemory<byte>? ReadBody(ScriptValue body) => body.Kind switch
    {
        ScriptValueKind.Bytes => body.AsBytes(),
        ScriptValueKind.Text => Encoding.UTF8.GetBytes(body.AsText()),
        _ => null,
    };
}
