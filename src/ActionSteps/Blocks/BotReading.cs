using System.Diagnostics.CodeAnalysis;
using ActionSteps.Blocks.Reading;

namespace ActionSteps.Blocks;

/// <summary>What came out of reading a bot: the bot, or everything that is wrong with it. Immutable.</summary>
public sealed class BotReading
{
    /// <summary>The most faults, and the most warnings, that are kept: 1,000 of each. Further ones are counted.</summary>
    public const int MaxReported = 1_000;

    internal BotReading(BotDefinition? bot, FaultList found, IReadOnlyList<DefinitionFault> reported)
    {
        Bot = bot;
        Faults = [.. reported.Where(fault => fault.Severity == FaultSeverity.Fault)];
        Warnings = [.. reported.Where(fault => fault.Severity == FaultSeverity.Warning)];
        FaultCount = found.FaultCount;
        WarningCount = found.WarningCount;
    }

    internal BotReading(DefinitionFault fault)
    {
        Faults = [fault];
        Warnings = [];
        FaultCount = 1;
    }

    /// <summary>The bot; <c>null</c> when there are faults.</summary>
    public BotDefinition? Bot { get; }

    /// <summary>Whether the bot can be used; it may still have warnings.</summary>
    [MemberNotNullWhen(true, nameof(Bot))]
    public bool IsUsable => Bot is not null;

    /// <summary>What keeps the bot from being used, in the order of the file, at most <see cref="MaxReported"/>.</summary>
    public IReadOnlyList<DefinitionFault> Faults { get; }

    /// <summary>What a builder should know, in the order of the file, at most <see cref="MaxReported"/>.</summary>
    public IReadOnlyList<DefinitionFault> Warnings { get; }

    /// <summary>How many faults there are, those not kept included.</summary>
    public int FaultCount { get; }

    /// <summary>How many warnings there are, those not kept included.</summary>
    public int WarningCount { get; }

    /// <summary>The bot.</summary>
    /// <exception cref="DefinitionException">There are faults.</exception>
    public BotDefinition GetBot() => Bot ?? throw new DefinitionException(Faults, FaultCount);
}
