using System.Buffers;
using System.Text;

namespace ActionSteps.Sessions;

/// <summary>
/// Replaces the values of sensitive variables by their names, as in <c>{iban}</c> or <c>{user.email}</c>
/// (session-and-variables.md section 5). Immutable; safe to share between threads.
/// </summary>
/// <remarks>
/// By value: every occurrence of a text or number of at least three characters, in texts and in member names. By name: everything below
/// a sensitive root in a dump of variables, whatever its length.
/// </remarks>
public sealed class SensitiveMask
{
    private const int ShortestMasked = 3;

    private readonly VariableDefinitions _definitions;
    private readonly Dictionary<string, string> _names;
    private readonly SearchValues<string> _search;
    private readonly int[] _lengths;

    private SensitiveMask(VariableDefinitions definitions, Dictionary<string, string> names)
    {
        _definitions = definitions;
        _names = names;
        _search = SearchValues.Create([.. names.Keys], StringComparison.Ordinal);
        _lengths = [.. names.Keys.Select(text => text.Length).Distinct().OrderDescending()];
    }

    /// <summary>A text with every sensitive value replaced by its name in braces.</summary>
    public string Mask(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int at = text.AsSpan().IndexOfAny(_search);
        if (at < 0)
        {
            return text;
        }

        StringBuilder masked = new(text.Length);
        int start = 0;
        while (at >= 0)
        {
            int found = start + at;
            string value = LongestAt(text, found);
            masked.Append(text, start, found - start).Append('{').Append(_names[value]).Append('}');
            start = found + value.Length;
            at = text.AsSpan(start).IndexOfAny(_search);
        }

        return masked.Append(text, start, text.Length - start).ToString();
    }

    /// <summary>A value with every sensitive value in its texts, numbers and member names replaced; the same object when there is none.</summary>
    public Value Mask(Value value) => value.Kind switch
    {
        ValueKind.Text or ValueKind.Number => MaskScalar(value),
        ValueKind.List => MaskList(value),
        ValueKind.Object => MaskMembers(value),
        _ => value,
    };

    /// <summary>A dump of variables: what is below a sensitive root is replaced by name, everything else by value.</summary>
    public Value MaskVariables(ValueObject variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        ValueObject.Builder masked = new(variables.Count);
        for (int i = 0; i < variables.Count; i++)
        {
            string name = variables.Names[i];
            Value value = variables.Values[i];
            masked.Set(Mask(name), _definitions.IsSensitive(name) ? MaskByName(name, value) : Mask(value));
        }

        return Value.Object(masked.ToObject());
    }

    /// <summary>The value of a path: replaced by name when its root is sensitive, else by value.</summary>
    public Value Mask(VariablePath path, Value value)
    {
        ArgumentNullException.ThrowIfNull(path);
        return _definitions.IsSensitive(path.Root) ? MaskByName(path.Source, value) : Mask(value);
    }

    private static Value MaskByName(string path, Value value)
    {
        if (value.TryGetObject(out ValueObject? members))
        {
            ValueObject.Builder masked = new(members.Count);
            foreach ((string name, Value member) in members)
            {
                masked.Set(name, MaskByName($"{path}.{name}", member));
            }

            return Value.Object(masked.ToObject());
        }

        if (value.TryGetList(out ValueList? list))
        {
            return Value.List(ValueList.Create(list.Select((item, index) => MaskByName($"{path}[{index}]", item))));
        }

        return value.IsNullOrUndefined ? value : Value.Text($"{{{path}}}");
    }

    private Value MaskScalar(Value value)
    {
        string text = value.ToString();
        string masked = Mask(text);
        return ReferenceEquals(masked, text) ? value : Value.Text(masked);
    }

    private Value MaskList(Value value)
    {
        value.TryGetList(out ValueList? list);
        Value[] masked = [.. (list ?? ValueList.Empty).Select(Mask)];
        return masked.AsSpan().SequenceEqual((list ?? ValueList.Empty).Items) ? value : Value.List(ValueList.Own(masked));
    }

    private Value MaskMembers(Value value)
    {
        value.TryGetObject(out ValueObject? members);
        ValueObject.Builder masked = new();
        foreach ((string name, Value member) in members ?? ValueObject.Empty)
        {
            masked.Set(Mask(name), Mask(member));
        }

        return Value.Object(masked.ToObject());
    }

    private string LongestAt(string text, int at)
    {
        var lookup = _names.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (int length in _lengths)
        {
            if (at + length <= text.Length && lookup.TryGetValue(text.AsSpan(at, length), out string? kept, out _))
            {
                return kept;
            }
        }

        throw new InvalidOperationException("A sensitive value was found, but none starts there.");
    }

    /// <summary>Collects the text forms of sensitive values.</summary>
    internal sealed class Builder(VariableDefinitions definitions)
    {
        private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

        public void Add(string path, Value value)
        {
            if (value.TryGetObject(out ValueObject? members))
            {
                foreach ((string name, Value member) in members)
                {
                    Add($"{path}.{name}", member);
                }
            }
            else if (value.TryGetList(out ValueList? list))
            {
                for (int i = 0; i < list.Count; i++)
                {
                    Add($"{path}[{i}]", list.Items[i]);
                }
            }
            else if (value.IsText || value.IsNumber)
            {
                AddText(path, value.ToString());
            }
        }

        public SensitiveMask ToMask() => new(definitions, _names);

        private void AddText(string path, string text)
        {
            if (text.Length < ShortestMasked)
            {
                return;
            }

            _names.TryAdd(text, path);

            // The same value inside JSON text, a URL or HTML looks different.
            string quoted = Value.Text(text).ToJson()[1..^1];
            _names.TryAdd(quoted, path);
            _names.TryAdd(Uri.EscapeDataString(text), path);
            _names.TryAdd(System.Net.WebUtility.HtmlEncode(text), path);
        }
    }
}
