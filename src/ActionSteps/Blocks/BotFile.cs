using System.Text.Json.Serialization;
using ActionSteps.Api;
using ActionSteps.Code;
using ActionSteps.Knowledge;
using ActionSteps.Offload;
using ActionSteps.Sessions;
using ActionSteps.Tables;

namespace ActionSteps.Blocks;

/// <summary>The members of a bot file.</summary>
internal sealed record BotFile
{
    /// <summary>Where an editor finds the schema of the file; not part of the bot.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    public required string Id { get; init; }

    public string Version { get; init; } = BotDefinition.Draft;

    public IReadOnlyList<string> Languages { get; init; } = [];

    public string? Start { get; init; }

    public string? ErrorBlock { get; init; }

    public IReadOnlyList<VariableDefinition> Variables { get; init; } = [];

    public IReadOnlyList<string> Contexts { get; init; } = [];

    public TableSettings? Tables { get; init; }

    public KnowledgeSettings? Knowledge { get; init; }

    public OffloadSettings? Offloading { get; init; }

    public ApiSettings? ApiSettings { get; init; }

    public CodeLibrary? Library { get; init; }

    public required IReadOnlyList<Block> Blocks { get; init; }

    public static BotFile Of(BotDefinition bot) => new()
    {
        Id = bot.Id,
        Version = bot.Version,
        Languages = bot.Languages,
        Start = bot.Start,
        ErrorBlock = bot.ErrorBlock,
        Variables = bot.Variables.Items,
        Contexts = bot.Contexts,
        Tables = bot.FindSetting<TableSettings>(),
        Knowledge = bot.FindSetting<KnowledgeSettings>(),
        Offloading = bot.FindSetting<OffloadSettings>(),
        ApiSettings = bot.FindSetting<ApiSettings>(),
        Library = bot.FindSetting<CodeLibrary>(),
        Blocks = bot.Blocks,
    };

    public BotDefinition ToBot() => new(Id, Blocks, new object?[] { Tables, Knowledge, Offloading, ApiSettings, Library }.OfType<object>())
    {
        Version = Version,
        Languages = Languages,
        Start = Start,
        ErrorBlock = ErrorBlock,
        Variables = new VariableDefinitions(Variables, Languages.Count > 0 ? Languages[0] : null),
        Contexts = Contexts,
    };
}
