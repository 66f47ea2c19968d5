using ActionSteps.Blocks;

namespace ActionSteps.Cli.Demo;

/// <summary>The train-ticket bot, which comes with the tool.</summary>
internal static class DemoBot
{
    public static string ReadText()
    {
        using Stream stream = typeof(DemoBot).Assembly.GetManifestResourceStream("choo-choo.json")
            ?? throw new InvalidOperationException("The bot of the demo is not part of this build.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }

    public static BotDefinition Read() => new BotReader().Read(ReadText());
}
