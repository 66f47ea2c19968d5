using System.Diagnostics.CodeAnalysis;
using System.Text;
using ActionSteps.Expressions;

namespace ActionSteps.Api;

/// <summary>Addresses of API steps (api-step.md section 1.1).</summary>
internal static class ApiUrl
{
    /// <summary>The address of a rendered template with further query parameters.</summary>
    /// <param name="rendered">The rendered address, each placeholder percent-encoded but one at the very start.</param>
    /// <param name="query">Further parameters; <c>null</c> for none.</param>
    /// <param name="url">The address.</param>
    /// <returns>Whether it is an absolute address with http or https.</returns>
    public static bool TryCreate(string rendered, List<KeyValuePair<string, string>>? query, [NotNullWhen(true)] out Uri? url)
    {
        string text = query is null ? rendered : Append(rendered, query);
        return Uri.TryCreate(text, UriKind.Absolute, out url)
            && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
            && url.IdnHost.Length > 0;
    }

    /// <summary>
    /// Whether values have put <c>.</c> or <c>..</c> between two slashes, which no encoding keeps from meaning another place on the server.
    /// </summary>
    public static bool IsLedAstray(Template template, string rendered) =>
        !template.IsLiteral && !template.IsWholeValue && rendered.Contains('.', StringComparison.Ordinal)
        && HasDotSegment(rendered) && !HasDotSegment(template.Source);

    /// <summary>The address without user name and password, which people put there at times.</summary>
    public static string WithoutUser(string url)
    {
        int start = url.IndexOf("://", StringComparison.Ordinal);
        if (start < 0)
        {
            return url;
        }

        start += "://".Length;
        int length = url.AsSpan(start).IndexOfAny('/', '?', '#');
        int at = url.AsSpan(start, length < 0 ? url.Length - start : length).LastIndexOf('@');
        return at < 0 ? url : string.Concat(url.AsSpan(0, start), ApiSecrets.Hidden, url.AsSpan(start + at));
    }

    private static string Append(string url, List<KeyValuePair<string, string>> query)
    {
        int fragment = url.IndexOf('#', StringComparison.Ordinal);
        StringBuilder text = new(url, 0, fragment < 0 ? url.Length : fragment, url.Length + (query.Count * 32));
        bool hasQuery = text.Length > 0 && url.AsSpan(0, text.Length).Contains('?');
        foreach ((string key, string value) in query)
        {
            char joint = hasQuery ? '&' : '?';
            if (text.Length == 0 || (text[^1] != '?' && text[^1] != '&'))
            {
                text.Append(joint);
            }

            hasQuery = true;
            text.Append(Uri.EscapeDataString(key)).Append('=').Append(Uri.EscapeDataString(value));
        }

        return text.ToString();
    }

    private static bool HasDotSegment(string url)
    {
        int end = url.AsSpan().IndexOfAny('?', '#');
        ReadOnlySpan<char> path = end < 0 ? url : url.AsSpan(0, end);
        foreach (Range part in path.SplitAny('/', '\\'))
        {
            ReadOnlySpan<char> segment = path[part];
            if (segment is "." or "..")
            {
                return true;
            }
        }

        return false;
    }
}
