using System.CommandLine;
using ActionSteps.Cli.History;
using ActionSteps.Cli.Output;
using ActionSteps.Sessions;
using ActionSteps.Storage.Sqlite;

namespace ActionSteps.Cli.Commands;

/// <summary><c>actionsteps history</c>: what the conversations of a SQLite file have done.</summary>
internal static class HistoryCommand
{
    private const int PageOfConversations = 100;
    private const int MostRuns = 10_000;

    public static Command Create(TextWriter output)
    {
        Argument<FileInfo> file = new("database") { Description = "The SQLite file of a host.", HelpName = "bot.db" };
        Argument<string?> conversation = new("conversation")
        {
            Description = "The conversation; left out, the conversations are listed.", Arity = ArgumentArity.ZeroOrOne,
        };
        Option<long> runs = new("--runs")
        {
            Description = $"The most runs, the newest ones; 1 to {MostRuns}.", HelpName = "count", DefaultValueFactory = _ => 20, CustomParser = WholeNumber.Parse,
        };
        Option<string?> after = new("--after")
        {
            Description = $"Lists conversations behind this id; a list has {PageOfConversations} at most.", HelpName = "id",
        };
        Option<bool> json = CommonOptions.Json();
        Command command = new("history", "Shows what was said and what each step did, as a timeline; sensitive values are masked.")
        {
            file, conversation, runs, after, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            FileInfo database = parsed.GetRequiredValue(file);
            long most = parsed.GetValue(runs);
            if (most is < 1 or > MostRuns)
            {
                throw new UsageException($"--runs is {most}; it must be 1 to {MostRuns}.");
            }

            // Opening would make a file that is missing.
            if (!database.Exists)
            {
                throw new UsageException($"The file \"{database.FullName}\" does not exist.");
            }

            using SqliteDatabase opened = new(database.FullName);
            SqliteConversationStore store = new(opened);
            if (parsed.GetValue(conversation) is { } id)
            {
                ConversationHistory history = await ConversationHistory.ReadAsync(store, id, (int)most, cancellationToken);
                string text = parsed.GetValue(json) ? JsonOutput.Format(history.ToValue()) : string.Join(Environment.NewLine, history.Lines());
                await output.WriteLineAsync(text);
                return ExitCode.Fine;
            }

            await ListAsync(store, parsed.GetValue(after), parsed.GetValue(json), output, cancellationToken);
            return ExitCode.Fine;
        });
        return command;
    }

    private static async Task ListAsync(
        SqliteConversationStore store, string? after, bool asJson, TextWriter output, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> ids = await store.ListConversationsAsync(after, PageOfConversations, cancellationToken);
        if (asJson)
        {
            await output.WriteLineAsync(JsonOutput.Format(Value.Object(("conversations", Value.List([.. ids.Select(Value.Text)])))));
            return;
        }

        foreach (string id in ids)
        {
            await output.WriteLineAsync(TerminalText.Clean(id));
        }

        if (ids.Count == PageOfConversations)
        {
            await output.WriteLineAsync($"… more with --after \"{TerminalText.Clean(ids[^1])}\"");
        }
    }
}
