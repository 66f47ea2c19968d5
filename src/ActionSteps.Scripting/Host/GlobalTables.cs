namespace ActionSteps.Scripting.Host;

/// <summary>
/// Tables of the global object: all built-ins and behind them what a host has added. They depend on the names alone, the values being
/// looked up in the run's globals, so that a host which makes new globals for each run pays for a table only once.
/// </summary>
internal static class GlobalTables
{
    private const int CacheSize = 64;

    private static readonly Entry?[] s_known = new Entry?[CacheSize];

    private static readonly HashSet<string> s_builtIns =
        [.. GlobalObject.Properties.Select(property => (property.Key.Cell as JsString)?.Text).OfType<string>()];

    internal static IReadOnlyCollection<string> BuiltIns => s_builtIns;

    internal static bool IsBuiltIn(string name) => s_builtIns.Contains(name);

    internal static IntrinsicTable For(List<KeyValuePair<string, ScriptValue>> values)
    {
        uint place = (uint)values.Count;
        foreach ((string name, _) in values)
        {
            place = (place * 31) + (uint)name.Length + name[0];
        }

        ref Entry? known = ref s_known[place % CacheSize];
        if (known is { } found && found.Fits(values))
        {
            return found.Table;
        }

        var made = new Entry(values);
        known = made;
        return made.Table;
    }

    private sealed class Entry
    {
        private readonly string[] _names;

        internal Entry(List<KeyValuePair<string, ScriptValue>> values)
        {
            _names = values.ConvertAll(static value => value.Key).ToArray();
            var added = new HashSet<string>(_names, StringComparer.Ordinal);
            var properties = new List<IntrinsicProperty>();
            foreach (IntrinsicProperty property in GlobalObject.Properties)
            {
                if (property.Key.Cell is not JsString name || !added.Contains(name.Text))
                {
                    properties.Add(property);
                }
            }

            for (int i = 0; i < _names.Length; i++)
            {
                properties.Add(HostValue(_names[i], i));
            }

            Table = IntrinsicTable.Of([.. properties]);
        }

        internal IntrinsicTable Table { get; }

        internal bool Fits(List<KeyValuePair<string, ScriptValue>> values)
        {
            if (values.Count != _names.Length)
            {
                return false;
            }

            for (int i = 0; i < _names.Length; i++)
            {
                if (values[i].Key != _names[i])
                {
                    return false;
                }
            }

            return true;
        }

        private static IntrinsicProperty HostValue(string name, int index)
        {
            JsString text = Names.Share(name);
            return IntrinsicProperty.Computed(text, PropertyFlags.Hidden, realm => HostValues.ToScript(realm, text, realm.Globals[index]));
        }
    }
}
