using System.Text;

namespace ActionSteps.Api;

/// <summary>The headers of a request: of equal names, in any case, the last one counts (api-step.md section 1.1).</summary>
internal sealed class ApiHeaders
{
    private readonly List<KeyValuePair<string, string>> _all = new(6);

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
        if (encoded.AsSpan().ContainsAnyInRange('\0', '\x1F') && encoded.Any(static unit => unit is < ' ' and not '\t') || encoded.Contains('\x7F', StringComparison.Ordinal))
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
