using System.Buffers;
using System.Net;
using System.Text.Encodings.Web;

namespace ActionSteps.Sessions;

public sealed partial class SensitiveMask
{
    /// <summary>Collects the text forms of sensitive values.</summary>
    internal sealed class Builder(VariableDefinitions definitions)
    {
        // Larger lists and objects are known by their parts only.
        private const int LongestWhole = 4_096;

        // What JSON, URLs, forms and HTML leave as it is.
        private static readonly SearchValues<char> SameEverywhere =
            SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

        private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

        /// <summary>Adds a value with all its parts.</summary>
        public void Add(string path, Value value)
        {
            if (value.TryGetObject(out ValueObject? members))
            {
                foreach ((string name, Value member) in members)
                {
                    Add($"{path}.{name}", member);
                }

                AddWhole(path, members.JsonBound, value);
            }
            else if (value.TryGetList(out ValueList? list))
            {
                for (int i = 0; i < list.Count; i++)
                {
                    Add($"{path}[{i}]", list.Items[i]);
                }

                AddWhole(path, list.JsonBound, value);
            }
            else if (value.IsText || value.IsNumber)
            {
                AddText(path, value.ToString());
            }
        }

        public SensitiveMask ToMask() => new(definitions, new SensitiveTexts(_names));

        /// <summary>Adds the JSON text, so that parts too short to be found alone do not show in it.</summary>
        private void AddWhole(string path, long bound, Value value)
        {
            if (bound <= LongestWhole)
            {
                AddText(path, value.ToString());
            }
        }

        private void AddText(string path, string text)
        {
            if (text.Length < SensitiveTexts.ShortestLength || !_names.TryAdd(text, path))
            {
                return;
            }

            if (!text.AsSpan().ContainsAnyExcept(SameEverywhere))
            {
                return;
            }

            // The same value looks different inside JSON text, JSON inside JSON, URLs, forms and HTML.
            string quoted = Quote(text);
            _names.TryAdd(quoted, path);
            _names.TryAdd(Quote(quoted), path);
            _names.TryAdd(JavaScriptEncoder.Default.Encode(text), path);
            string url = Uri.EscapeDataString(text);
            _names.TryAdd(url, path);
            _names.TryAdd(url.Replace("%20", "+", StringComparison.Ordinal), path);
            _names.TryAdd(WebUtility.HtmlEncode(text), path);
            _names.TryAdd(EncodeMarkup(text), path);
        }

        private static string Quote(string text) => Value.Text(text).ToJson()[1..^1];

        /// <summary>As templates encode for HTML and XML: only what markup needs.</summary>
        private static string EncodeMarkup(string text) => text
            .Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("\"", "&quot;", StringComparison.Ordinal)
            .Replace("'", "&#39;", StringComparison.Ordinal);
    }
}
