namespace ActionSteps.Scripting;

/// <summary>
/// What the host adds to the global object of its scripts. Fill it, then run scripts with it: from the first run on it can no longer be
/// changed and may be used by any number of runs at a time.
/// </summary>
public sealed class ScriptGlobals
{
    internal static readonly ScriptGlobals Empty = new();

    private readonly Dictionary<string, ScriptValue> _values = new(StringComparer.Ordinal);
    private IntrinsicTable? _table;

    internal IntrinsicTable Table => _table ??= Build();

    /// <summary>Adds a value, or replaces one of the same name, also one that every script has.</summary>
    /// <param name="name">The name of the global variable.</param>
    /// <param name="value">The value, copied into each run that touches it.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="InvalidOperationException">A script was run with these globals already.</exception>
    public ScriptGlobals Add(string name, ScriptValue value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (_table is not null)
        {
            throw new InvalidOperationException($"The global '{name}' cannot be added: a script was run with these globals already.");
        }

        _values[name] = value;
        return this;
    }

    /// <summary>Adds a function of the host, or replaces a value of the same name.</summary>
    /// <param name="name">The name of the global function.</param>
    /// <param name="function">The function.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="InvalidOperationException">A script was run with these globals already.</exception>
    public ScriptGlobals Add(string name, HostFunction function) => Add(name, ScriptValue.Function(function));

    private IntrinsicTable Build()
    {
        if (_values.Count == 0 && !ReferenceEquals(this, Empty))
        {
            return Empty.Table;
        }

        var properties = new List<IntrinsicProperty>();
        foreach (IntrinsicProperty property in GlobalObject.Properties)
        {
            if (property.Key.Cell is not JsString name || !_values.ContainsKey(name.Text))
            {
                properties.Add(property);
            }
        }

        foreach ((string name, ScriptValue value) in _values)
        {
            properties.Add(IntrinsicProperty.Computed(name, PropertyFlags.Hidden, realm => HostValues.ToScript(realm, name, value)));
        }

        return IntrinsicTable.Of([.. properties]);
    }
}
