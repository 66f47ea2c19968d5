using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace ActionSteps.Expressions;

/// <summary>The functions that a host adds to the expression language. Build it once, then share it: reading is thread-safe.</summary>
public sealed class FunctionRegistry
{
    private static readonly SearchValues<char> NameUnits = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

    private readonly Dictionary<string, HostFunction> _functions = new(StringComparer.OrdinalIgnoreCase);
    private bool _frozen;

    /// <summary>No functions.</summary>
    public static FunctionRegistry Empty { get; } = new() { _frozen = true };

    /// <summary>Whether a function takes the place of one of the catalogue.</summary>
    internal bool HasOverrides { get; private set; }

    /// <summary>Adds a function.</summary>
    /// <param name="name">An upper-case name: a letter, then letters, digits and underscores; called in any case.</param>
    /// <param name="function">What it does.</param>
    /// <param name="overrideBuiltIn">Whether it may take the place of a function of the catalogue.</param>
    /// <exception cref="ArgumentException">The name is not upper-case, taken, or in the catalogue and not meant to be replaced.</exception>
    /// <exception cref="InvalidOperationException">The registry is in use already.</exception>
    public FunctionRegistry Add(string name, HostFunction function, bool overrideBuiltIn = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(function);
        if (_frozen)
        {
            throw new InvalidOperationException($"Function \"{name}\" comes too late: functions are added before the first use.");
        }

        if (!IsUpperCaseName(name))
        {
            throw new ArgumentException($"\"{name}\" is not a function name: write a capital letter, then capitals, digits and \"_\".", nameof(name));
        }

        bool isBuiltIn = BuiltInFunctions.Contains(name);
        if (isBuiltIn && !overrideBuiltIn)
        {
            throw new ArgumentException($"\"{name}\" is a function of the catalogue. Pass overrideBuiltIn: true to replace it.", nameof(name));
        }

        if (!_functions.TryAdd(name, function))
        {
            throw new ArgumentException($"Function \"{name}\" is added already.", nameof(name));
        }

        HasOverrides |= isBuiltIn;
        return this;
    }

    /// <summary>Whether the host has added a function of that name.</summary>
    public bool Contains(string name) => _functions.ContainsKey(name);

    /// <summary>The names of the functions that the host has added.</summary>
    internal IEnumerable<string> Names => _functions.Keys;

    internal bool TryGet(string name, [NotNullWhen(true)] out HostFunction? function) => _functions.TryGetValue(name, out function);

    internal FunctionRegistry Freeze()
    {
        _frozen = true;
        return this;
    }

    private static bool IsUpperCaseName(string name) =>
        char.IsAsciiLetterUpper(name[0]) && !name.AsSpan().ContainsAnyExcept(NameUnits);
}
