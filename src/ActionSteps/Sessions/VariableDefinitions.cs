namespace ActionSteps.Sessions;

/// <summary>The variables that a bot declares. Immutable and shared by all sessions of the bot.</summary>
public sealed class VariableDefinitions
{
    private readonly HashSet<string> _sensitive;

    /// <summary>Takes the definitions of a bot; of equal names the last one counts.</summary>
    /// <param name="definitions">The definitions.</param>
    /// <param name="primaryLanguage">What <c>locale</c> reads as while nothing else is known; <c>null</c> for nothing.</param>
    public VariableDefinitions(IEnumerable<VariableDefinition> definitions, string? primaryLanguage = null)
    {
        Items = [.. definitions];
        PrimaryLanguage = primaryLanguage;
        _sensitive = [.. Items.Where(item => item.Sensitive).Select(item => item.Name)];
        ValueObject.Builder defaults = new();
        foreach (VariableDefinition item in Items.Where(item => item.DefaultValue is not null))
        {
            defaults.Set(item.Name, Value.Text(item.DefaultValue));
        }

        Defaults = defaults.ToObject();
    }

    /// <summary>No definitions.</summary>
    public static VariableDefinitions None { get; } = new([]);

    /// <summary>The definitions in the order of the bot.</summary>
    public IReadOnlyList<VariableDefinition> Items { get; }

    /// <summary>The bot's first language, or <c>null</c>.</summary>
    public string? PrimaryLanguage { get; }

    /// <summary>Whether any variable is sensitive.</summary>
    public bool HasSensitive => _sensitive.Count > 0;

    /// <summary>The default values by name.</summary>
    internal ValueObject Defaults { get; }

    /// <summary>Whether the variable of that root name is sensitive.</summary>
    public bool IsSensitive(string root) => _sensitive.Count > 0 && _sensitive.Contains(root);
}
