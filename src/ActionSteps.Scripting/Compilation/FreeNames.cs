namespace ActionSteps.Scripting.Compilation;

/// <summary>Names that a script does not declare, in the order in which they are met.</summary>
internal sealed class FreeNames
{
    /// <summary>A script that uses more names of others is not looked at further; the check is for people.</summary>
    private const int Most = 5_000;

    private Dictionary<string, int>? _reads;
    private HashSet<string>? _known;

    internal void Add(Identifier name, bool isWrite)
    {
        if (isWrite)
        {
            Declare(name.Name);
        }
        else if ((_reads ??= new(StringComparer.Ordinal)).Count < Most)
        {
            _reads.TryAdd(name.Name, name.Position);
        }
    }

    /// <summary>A name that the script makes a global itself, or asks for carefully.</summary>
    internal void Declare(string name)
    {
        if ((_known ??= new(StringComparer.Ordinal)).Count < Most)
        {
            _known.Add(name);
        }
    }

    internal IReadOnlyList<ScriptName> In(ScriptSource source)
    {
        if (_reads is null)
        {
            return [];
        }

        var names = new List<ScriptName>();
        foreach ((string name, int position) in _reads)
        {
            if (_known?.Contains(name) != true && !Host.GlobalTables.IsBuiltIn(name))
            {
                (int line, int column) = source.Locate(position);
                names.Add(new ScriptName(name, line, column));
            }
        }

        return names;
    }
}
