using System.Diagnostics.CodeAnalysis;
using ActionSteps.Sessions;

namespace ActionSteps.Blocks;

/// <summary>A bot: its blocks and what it says about variables, tables, knowledge and offloading. Immutable; shared by all sessions.</summary>
public sealed partial class BotDefinition
{
    internal const string Draft = "DRAFT";
    internal const string Live = "LIVE";

    private readonly Dictionary<string, Block> _byId;
    private readonly Dictionary<Type, object> _settings;
    private string? _hash;

    /// <summary>Puts a bot together.</summary>
    /// <param name="id">The id of the bot.</param>
    /// <param name="blocks">The blocks, with distinct ids.</param>
    /// <param name="settings">What steps find by <see cref="StepContext.FindSetting{TSetting}"/>, at most one of each type.</param>
    /// <exception cref="ArgumentException">Two blocks have the same id.</exception>
    public BotDefinition(string id, IEnumerable<Block> blocks, params IEnumerable<object> settings)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        Id = id;
        Blocks = [.. blocks];
        _settings = settings.ToDictionary(setting => setting.GetType());
        _byId = new Dictionary<string, Block>(StringComparer.Ordinal);
        foreach (Block block in Blocks)
        {
            if (!_byId.TryAdd(block.Id, block))
            {
                throw new ArgumentException($"Two blocks have the id \"{block.Id}\"; ids are unique in a bot.", nameof(blocks));
            }
        }
    }

    /// <summary>The id of the bot.</summary>
    public string Id { get; }

    /// <summary><c>DRAFT</c> or <c>LIVE</c>; default <c>DRAFT</c>.</summary>
    public string Version { get; init; } = Draft;

    /// <summary>The languages of the bot, the first one being its primary language.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>The block that starts a conversation; <c>null</c> for none.</summary>
    public string? Start { get; init; }

    /// <summary>The block that runs when a step failed; <c>null</c> ends the turn then.</summary>
    public string? ErrorBlock { get; init; }

    /// <summary>The variables that the bot declares.</summary>
    public VariableDefinitions Variables { get; init; } = VariableDefinitions.None;

    /// <summary>The names of the contexts that the bot declares; contexts need no declaration to be used.</summary>
    public IReadOnlyList<string> Contexts { get; init; } = [];

    /// <summary>The blocks in the order of the bot.</summary>
    public IReadOnlyList<Block> Blocks { get; }

    /// <summary>Names this content of the bot in journals: it changes whenever the bot file does.</summary>
    internal string Hash => _hash ??= BotHash.OfBot(this);

    /// <summary>Finds a block by its id.</summary>
    public bool TryGetBlock(string id, [NotNullWhen(true)] out Block? block) => _byId.TryGetValue(id, out block);

    /// <summary>What the bot says about a subject, such as its tables; <c>null</c> when it says nothing.</summary>
    public TSetting? FindSetting<TSetting>()
        where TSetting : class => _settings.GetValueOrDefault(typeof(TSetting)) as TSetting;

    /// <summary>Finds a block by its id, else by its label, else by a name that only one block has.</summary>
    /// <returns>The id of the block, or <c>null</c>.</returns>
    public string? FindBlock(string idLabelOrName)
    {
        ArgumentNullException.ThrowIfNull(idLabelOrName);
        if (_byId.ContainsKey(idLabelOrName))
        {
            return idLabelOrName;
        }

        if (Blocks.FirstOrDefault(block => block.Label == idLabelOrName) is { } labelled)
        {
            return labelled.Id;
        }

        Block[] named = [.. Blocks.Where(block => block.Name == idLabelOrName).Take(2)];
        return named.Length == 1 ? named[0].Id : null;
    }
}
