using ActionSteps.Api;
using ActionSteps.Code;
using ActionSteps.Knowledge;
using ActionSteps.Offload;
using ActionSteps.Sessions;
using ActionSteps.Tables;

namespace ActionSteps.Blocks.Building;

/// <summary>Puts a bot together in C#, as <see cref="BotDefinition.Create"/> hands it out. Not thread-safe.</summary>
public sealed class BotBuilder
{
    private readonly List<Block> _blocks = [];
    private readonly List<VariableDefinition> _variables = [];
    private readonly List<string> _contexts = [];
    private readonly List<TableDefinition> _tables = [];
    private readonly List<ApiSetting> _apiSettings = [];
    private readonly List<LibraryScript> _library = [];
    private BotFile _bot;

    internal BotBuilder(string id) => _bot = new BotFile { Id = id, Blocks = _blocks, Variables = _variables, Contexts = _contexts };

    /// <summary>The version: <c>DRAFT</c>, the default, or <c>LIVE</c>.</summary>
    public BotBuilder Version(string version) => With(_bot with { Version = version });

    /// <summary>The languages, the first one being the primary language.</summary>
    public BotBuilder Languages(params IReadOnlyList<string> languages) => With(_bot with { Languages = languages });

    /// <summary>The block that starts a conversation.</summary>
    public BotBuilder Start(string block) => With(_bot with { Start = block });

    /// <summary>The block that runs when a step failed.</summary>
    public BotBuilder ErrorBlock(string block) => With(_bot with { ErrorBlock = block });

    /// <summary>Declares a variable.</summary>
    /// <param name="name">The root name, case-sensitive.</param>
    /// <param name="defaultValue">What it reads as while the session has no own value, taken literally; <c>null</c> for none.</param>
    /// <param name="sensitive">Whether its value is masked wherever people other than the end user read.</param>
    /// <param name="description">A note for people.</param>
    public BotBuilder Variable(string name, string? defaultValue = null, bool sensitive = false, string? description = null)
    {
        _variables.Add(new VariableDefinition(name) { DefaultValue = defaultValue, Sensitive = sensitive, Description = description });
        return this;
    }

    /// <summary>Declares a context.</summary>
    public BotBuilder Context(string name)
    {
        _contexts.Add(name);
        return this;
    }

    /// <summary>Defines a table.</summary>
    public BotBuilder Table(TableDefinition table)
    {
        _tables.Add(table);
        return this;
    }

    /// <summary>Adds functions that code steps share.</summary>
    /// <param name="name">The global name under which scripts use them.</param>
    /// <param name="code">JavaScript: what it returns, else its completion value, is what scripts see.</param>
    public BotBuilder Library(string name, string code)
    {
        _library.Add(new LibraryScript(name, code));
        return this;
    }

    /// <summary>Adds a security setting that API steps choose by its name.</summary>
    public BotBuilder ApiSetting(ApiSetting setting)
    {
        _apiSettings.Add(setting);
        return this;
    }

    /// <summary>The content that the knowledge base gets with each question.</summary>
    public BotBuilder Knowledge(KnowledgeSettings knowledge) => With(_bot with { Knowledge = knowledge });

    /// <summary>The offload providers and the blocks around a handover.</summary>
    public BotBuilder Offloading(OffloadSettings offloading) => With(_bot with { Offloading = offloading });

    /// <summary>Adds a block of steps.</summary>
    public BotBuilder Action(string id, Action<ActionBlockBuilder> build) => Add(new ActionBlockBuilder(id), build);

    /// <summary>Adds a block that sends messages.</summary>
    public BotBuilder Message(string id, Action<MessageBlockBuilder> build) => Add(new MessageBlockBuilder(id), build);

    /// <summary>Adds a block that goes where the first condition that holds leads.</summary>
    public BotBuilder Condition(string id, Action<ConditionBlockBuilder> build) => Add(new ConditionBlockBuilder(id), build);

    /// <summary>Adds a block that waits for the user's next message.</summary>
    /// <param name="id">The id, unique in the bot.</param>
    /// <param name="variable">The variable that gets the text.</param>
    /// <param name="build">What else there is to say, such as where to go afterwards.</param>
    public BotBuilder Input(string id, VariablePath variable, Action<InputBlockBuilder> build) =>
        Add(new InputBlockBuilder(id, variable), build);

    /// <summary>Adds a block that is already built.</summary>
    public BotBuilder Add(Block block)
    {
        ArgumentNullException.ThrowIfNull(block);
        _blocks.Add(block);
        return this;
    }

    internal BotFile ToFile() => _bot with
    {
        Tables = _tables.Count == 0 ? null : new TableSettings(_tables),
        ApiSettings = _apiSettings.Count == 0 ? null : new ApiSettings(_apiSettings),
        Library = _library.Count == 0 ? null : new CodeLibrary(_library),
    };

    private BotBuilder Add<TBuilder>(TBuilder block, Action<TBuilder> build)
        where TBuilder : BlockBuilder<TBuilder>
    {
        ArgumentNullException.ThrowIfNull(build);
        build(block);
        return Add(block.ToBlock());
    }

    private BotBuilder With(BotFile bot)
    {
        _bot = bot;
        return this;
    }
}
