using ActionSteps.Blocks;

namespace ActionSteps.Cli.Demo;

/// <summary>The train-ticket bot, which comes with the tool.</summary>
internal static class DemoBot
{
    /// <summary>Where the bot file expects the back end.</summary>
    public const string DefaultBackEnd = "http://127.0.0.1:5080";

    public static string ReadText()
    {
        using Stream stream = typeof(DemoBot).Assembly.GetManifestResourceStream("choo-choo.json")
            ?? throw new InvalidOperationException("The bot of the demo is not part of this build.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The bot, which finds its back end at this address.</summary>
    public static BotDefinition Read(string backEnd = DefaultBackEnd) =>
        new BotReader().Read(ReadText().Replace(DefaultBackEnd, backEnd, StringComparison.Ordinal));
}
