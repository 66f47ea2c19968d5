using ActionSteps.Blocks;
using Microsoft.Extensions.DependencyInjection;

namespace ActionSteps.Execution;

/// <summary>Finds the ports that the steps of a bot need and the host lacks, before a user does.</summary>
internal static class MissingPorts
{
    /// <exception cref="PortMissingException">There are some.</exception>
    public static void ThrowIfAny(BotDefinition bot, IServiceProvider provider)
    {
        if (provider.GetService<IServiceProviderIsService>() is not { } registered)
        {
            return;
        }

        string[] missing =
        [
            .. bot.Blocks.OfType<ActionBlock>()
                .SelectMany(block => block.Steps)
                .Where(step => !step.Disabled)
                .OfType<IPortStep>()
                .Select(step => step.PortType)
                .Distinct()
                .Where(port => !registered.IsService(port))
                .Select(port => port.Name)
                .Order(StringComparer.Ordinal),
        ];
        if (missing.Length > 0)
        {
            throw new PortMissingException(missing, bot.Id);
        }
    }
}
