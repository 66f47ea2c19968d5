using System.Buffers;

namespace ActionSteps.Scripting.Fetch;

/// <summary>Headers in the order in which they were added.</summary>
internal sealed class HeaderList
{
    private static readonly SearchValues<char> s_nameCharacters =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private readonly List<HeaderEntry> _entries;

    internal HeaderList() => _entries = [];

    private HeaderList(List<HeaderEntry> entries) => _entries = entries;

    internal IReadOnlyList<HeaderEntry> Entries => _entries;

    /// <summary>About what the list holds in memory.</summary>
    internal long Bytes
    {
        get
        {
            long bytes = 64;
            foreach (HeaderEntry entry in _entries)
            {
                bytes += 160 + (2L * entry.Name.Length);
                foreach (string value in entry.Values)
                {
                    bytes += 32 + (2L * value.Length);
                }
            }

            return bytes;
        }
    }

    /// <summary>What a server sent: names in lower case and values of one name as one, but cookies stay apart.</summary>
    internal static HeaderList Received(Realm realm, IReadOnlyList<KeyValuePair<string, string>> lines)
    {
        var list = new HeaderList(new List<HeaderEntry>(lines.Count));
        foreach ((string name, string value) in lines)
        {
            if (list.Find(realm, name) is not { } known)
            {
                list.Add(realm, name.ToLowerInvariant(), value);
            }
            else if (known.Is("set-cookie"))
            {
                Add(realm, known, value);
            }
            else
            {
                realm.Meter.Allocate(48 + (2L * (known.Values[0].Length + value.Length)));
                known.Values[0] += ", " + value;
            }
        }

        return list;
    }

    internal HeaderEntry? Find(Realm realm, string name)
    {
        realm.Meter.Charge(1 + (_entries.Count / 4));
        foreach (HeaderEntry entry in _entries)
        {
            if (entry.Is(name))
            {
                return entry;
            }
        }

        return null;
    }

    internal void Set(Realm realm, string name, string value)
    {
        if (Find(realm, name) is not { } known)
        {
            Add(realm, name, value);
            return;
        }

        known.Values.Clear();
        Add(realm, known, value);
    }

    internal void Append(Realm realm, string name, string value)
    {
        if (Find(realm, name) is { } known)
        {
            Add(realm, known, value);
        }
        else
        {
            Add(realm, name, value);
        }
    }

    internal void Remove(Realm realm, string name)
    {
        if (Find(realm, name) is { } known)
        {
            _entries.Remove(known);
        }
    }

    internal HeaderList Copy(Realm realm)
    {
        realm.Meter.Allocate(Bytes);
        realm.Meter.Charge(_entries.Count);
        return new HeaderList(_entries.ConvertAll(static entry => entry.Copy()));
    }

    /// <summary>The names as iterators show them: in lower case and in order.</summary>
    internal string[] SortedNames(Realm realm)
    {
        realm.Meter.Charge(4L * _entries.Count);
        realm.Meter.Allocate(24 + (64L * _entries.Count));
        var names = new string[_entries.Count];
        for (int i = 0; i < names.Length; i++)
        {
            names[i] = _entries[i].Name.ToLowerInvariant();
        }

        Array.Sort(names, StringComparer.Ordinal);
        return names;
    }

    /// <summary>The name of a header as a script gave it.</summary>
    internal static string ToName(Realm realm, JsValue given)
    {
        string name = Operations.ToText(realm, given);
        realm.Meter.Charge(name.Length / 8);
        return name.Length > 0 && !name.AsSpan().ContainsAnyExcept(s_nameCharacters) ? name : throw realm.TypeError($"{name} is not a legal HTTP header name");
    }

    /// <summary>The value of a header as a script gave it.</summary>
    internal static string ToValue(Realm realm, JsValue given)
    {
        string value = Operations.ToText(realm, given);
        realm.Meter.Charge(value.Length / 8);
        foreach (char unit in value)
        {
            if (unit is not ('\t' or (>= ' ' and <= '~') or (>= '\u0080' and <= '\u00FF')))
            {
                throw realm.TypeError($"{value} is not a legal HTTP header value");
            }
        }

        return value;
    }

    private void Add(Realm realm, string name, string value)
    {
        realm.Meter.Allocate(192 + (2L * (name.Length + value.Length)));
        _entries.Add(new HeaderEntry(name, value));
    }

    private static void Add(Realm realm, HeaderEntry entry, string value)
    {
        realm.Meter.Allocate(40 + (2L * value.Length));
        entry.Values.Add(value);
    }
}
