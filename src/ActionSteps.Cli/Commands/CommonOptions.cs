using System.CommandLine;

namespace ActionSteps.Cli.Commands;

/// <summary>Options that several commands have.</summary>
internal static class CommonOptions
{
    public static Option<FileInfo?> Session() => new("--session")
    {
        Description = "A JSON file with the variables of the session; its member \"internal\" may preset user, locale, preferredLanguage, channel and nlp.",
        HelpName = "file.json",
    };

    public static Option<string[]> Set() => new("--set")
    {
        Description = "Sets a variable to a text; may be repeated.",
        HelpName = "name=value",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    public static Option<string?> Clock() => new("--clock")
    {
        Description = "Starts a virtual clock at this time, as 2026-01-31T09:00:00Z; waits then pass at once, but never while a request is under way.",
        HelpName = "instant",
    };

    public static Option<bool> Json() => new("--json") { Description = "Prints one JSON object for programs." };

    public static Argument<FileInfo> Bot() => new("bot") { Description = "The bot file.", HelpName = "bot.json" };
}
