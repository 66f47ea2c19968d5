using System.Globalization;
using System.Text;

namespace ActionSteps.Blocks;

/// <summary>A bot cannot be used. Carries every fault that was found, not only the first one.</summary>
public sealed class DefinitionException : ActionStepsException
{
    private const int ShownFaults = 10;

    internal DefinitionException(IReadOnlyList<DefinitionFault> faults, int count)
        : base(Describe(faults, count))
    {
        Faults = faults;
        Count = count;
    }

    /// <summary>The faults in the order of the file, at most <see cref="BotReading.MaxReported"/>; warnings are not among them.</summary>
    public IReadOnlyList<DefinitionFault> Faults { get; }

    /// <summary>How many faults there are, those beyond <see cref="BotReading.MaxReported"/> included.</summary>
    public int Count { get; }

    private static string Describe(IReadOnlyList<DefinitionFault> faults, int count)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"The bot has {(count == 1 ? "a fault" : $"{count} faults")}:");
        foreach (DefinitionFault fault in faults.Take(ShownFaults))
        {
            text.Append('\n').Append(fault);
        }

        if (count > ShownFaults)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n… and {count - Math.Min(ShownFaults, faults.Count)} more.");
        }

        return text.ToString();
    }
}
