namespace ActionSteps.Scripting.Host;

/// <summary>
/// The shape of objects that come from the host, known by the names of their members. Hosts hand in the same few kinds of objects again
/// and again, so that the last ones are kept for the whole process: immutable, in a table that never grows.
/// </summary>
internal sealed class HostLayout
{
    /// <summary>Objects with more members are rather dictionaries than records of some kind.</summary>
    internal const int MaxMembers = 32;

    private const int MaxNameLength = 64;
    private const int CacheSize = 256;

    private static readonly HostLayout?[] s_known = new HostLayout?[CacheSize];

    private readonly string[] _names;

    private HostLayout(string[] names, Shape shape) => (_names, Shape) = (names, shape);

    internal Shape Shape { get; }

    /// <summary>The layout for these members; null when they are too many, or their names too long, doubled, or array indices.</summary>
    internal static HostLayout? For(ReadOnlySpan<KeyValuePair<string, ScriptValue>> members)
    {
        int count = members.Length;
        if (count is 0 or > MaxMembers)
        {
            return null;
        }

        string first = members[0].Key;
        string last = members[count - 1].Key;
        uint place = (uint)((count * 31) + (first.Length * 7) + (last.Length * 13) + (first.Length > 0 ? first[0] * 3 : 0) + (last.Length > 0 ? last[^1] * 5 : 0));
        ref HostLayout? known = ref s_known[place % CacheSize];
        if (known is { } found && found.Fits(members))
        {
            return found;
        }

        HostLayout? made = Create(members);
        known = made ?? known;
        return made;
    }

    private static HostLayout? Create(ReadOnlySpan<KeyValuePair<string, ScriptValue>> members)
    {
        var names = new string[members.Length];
        var keys = new (PropertyKey Key, PropertyFlags Flags)[names.Length];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < names.Length; i++)
        {
            string name = members[i].Key;
            var key = PropertyKey.Of(Names.Share(name));
            if (name.Length > MaxNameLength || key.IsIndex || !seen.Add(name))
            {
                return null;
            }

            (names[i], keys[i]) = (name, (key, PropertyFlags.Default));
        }

        return new HostLayout(names, Shape.CreateShared(keys));
    }

    private bool Fits(ReadOnlySpan<KeyValuePair<string, ScriptValue>> members)
    {
        string[] names = _names;
        if (names.Length != members.Length)
        {
            return false;
        }

        for (int i = 0; i < names.Length; i++)
        {
            if (names[i] != members[i].Key)
            {
                return false;
            }
        }

        return true;
    }
}
