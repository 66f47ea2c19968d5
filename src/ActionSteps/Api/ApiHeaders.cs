using System.Buffers;
using System.Text;

namespace ActionSteps.Api;

/// <summary>The headers of a request: of equal names, in any case, the last one counts (api-step.md section 1.1).</summary>
internal sealed class ApiHeaders
{
    private static readonly SearchValues<char> s_controls = SearchValues.Create(
        [.. Enumerable.Range(0, ' ').Select(static unit => (char)unit).Where(static unit => unit != '\t'), '\x7F']);

    private readonly List<KeyValuePair<string, string>> _all;

    public ApiHeaders() => _all = new List<KeyValuePair<string, string>>(6);

    /// <summary>Headers that start as others are.</summary>
    public ApiHeaders(ApiHeaders other) => _all = [.. other._all];

    public IReadOnlyList<KeyValuePair<string, string>> All => _all;

    /// <summary>Adds a header or replaces the one of that name. Text beyond ASCII is sent as UTF-8.</summary>
    /// <exception cref="StepException">A name or value that HTTP does not allow, such as one with a line break.</exception>
    public void Set(string name, string value)
    {
        if (!OutboundHeaders.IsToken(name))
        {
            throw new StepException(ErrorCodes.InvalidHeader, $"\"{name.ReplaceLineEndings(" ")}\" is not the name of a header. Use letters, digits and hyphens.");
        }

        string encoded = Ascii.IsValid(value) ? value : Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(value));
        if (encoded.AsSpan().ContainsAny(s_controls))
        {
            throw new StepException(ErrorCodes.InvalidHeader, $"The value of header \"{name}\" holds a line break or another control character. Remove it from the value.");
        }

        int known = IndexOf(name);
        if (known >= 0)
        {
            _all[known] = new(name, encoded);
        }
        else
        {
            _all.Add(new(name, encoded));
        }
    }

    /// <summary>Adds a header unless there is one of that name.</summary>
    public void SetDefault(string name, string value)
    {
        if (IndexOf(name) < 0)
        {
            _all.Add(new(name, value));
        }
    }

    private int IndexOf(string name)
    {
        for (int i = 0; i < _all.Count; i++)
        {
            if (_all[i].Key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }
}
