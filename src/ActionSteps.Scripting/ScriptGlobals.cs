using ActionSteps.Scripting.Fetch;

namespace ActionSteps.Scripting;

/// <summary>
/// What the host adds to the global object of its scripts. Fill it, then run scripts with it: from the first run on it can no longer be
/// changed and may be used by any number of runs at a time.
/// </summary>
public sealed class ScriptGlobals
{
    internal static readonly ScriptGlobals Empty = new();

    /// <summary>The names that every script has without the host.</summary>
    public static IReadOnlyCollection<string> BuiltIns => GlobalTables.BuiltIns;

    /// <summary>The names that <see cref="AddFetch"/> adds.</summary>
    public static IReadOnlyCollection<string> FetchNames => FetchLibrary.Names;

    private readonly List<KeyValuePair<string, ScriptValue>> _values = new(8);
    private IntrinsicTable? _table;

    internal IntrinsicTable Table => _table ??= GlobalTables.For(_values);

    /// <summary>The way to the network, where there is one.</summary>
    internal IFetchTransport? Transport { get; private set; }

    internal ScriptValue this[int index] => _values[index].Value;

    /// <summary>Adds a value, or replaces one of the same name, also one that every script has.</summary>
    /// <param name="name">The name of the global variable.</param>
    /// <param name="value">The value, copied into each run that touches it.</param>
    /// <exception cref="ArgumentException">The name is no identifier of the language, or a reserved word.</exception>
    /// <exception cref="InvalidOperationException">A script was run with these globals already.</exception>
    public ScriptGlobals Add(string name, ScriptValue value)
    {
        GlobalName.Require(name);
        Put(name, value);
        return this;
    }

    /// <summary>Adds a function of the host, or replaces a value of the same name.</summary>
    /// <param name="name">The name of the global function.</param>
    /// <param name="function">The function.</param>
    /// <exception cref="ArgumentException">The name is no identifier of the language, or a reserved word.</exception>
    /// <exception cref="InvalidOperationException">A script was run with these globals already.</exception>
    public ScriptGlobals Add(string name, HostFunction function) => Add(name, ScriptValue.Function(function));

    /// <summary>Adds a library, or replaces a value of the same name. Its value is made in each run that touches it, not before.</summary>
    /// <param name="name">The name of the global variable.</param>
    /// <param name="library">The library.</param>
    /// <exception cref="ArgumentException">The name is no identifier of the language, or a reserved word.</exception>
    /// <exception cref="InvalidOperationException">A script was run with these globals already.</exception>
    public ScriptGlobals Add(string name, ScriptLibrary library)
    {
        ArgumentNullException.ThrowIfNull(library);
        return Add(name, ScriptValue.OfLibrary(library));
    }

    /// <summary>
    /// Adds <c>fetch</c> as version 2 of node-fetch has it, with <c>Headers</c>, <c>Request</c>, <c>Response</c>, <c>Blob</c> and the classes of its
    /// errors. Differences are listed in the README beside the source. Each run needs globals of its own then, unless the transport serves many.
    /// </summary>
    /// <param name="transport">The way to the network.</param>
    /// <exception cref="InvalidOperationException">A script was run with these globals already.</exception>
    public ScriptGlobals AddFetch(IFetchTransport transport)
    {
        ArgumentNullException.ThrowIfNull(transport);
        _values.EnsureCapacity(_values.Count + FetchLibrary.All.Length);
        foreach ((string name, ScriptLibrary library) in FetchLibrary.All)
        {
            Put(name, ScriptValue.OfLibrary(library));
        }

        Transport = transport;
        return this;
    }

    private void Put(string name, in ScriptValue value)
    {
        if (_table is not null)
        {
            throw new InvalidOperationException($"The global '{name}' cannot be added: a script was run with these globals already.");
        }

        for (int i = 0; i < _values.Count; i++)
        {
            if (_values[i].Key == name)
            {
                _values[i] = new(name, value);
                return;
            }
        }

        _values.Add(new(name, value));
    }
}
