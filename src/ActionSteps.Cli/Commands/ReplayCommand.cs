using System.CommandLine;
using ActionSteps.Blocks;
using ActionSteps.Cli.History;
using ActionSteps.Cli.Input;
using ActionSteps.Cli.Output;
using ActionSteps.Conversations;
using ActionSteps.Replay;
using ActionSteps.Storage.Sqlite;

namespace ActionSteps.Cli.Commands;

/// <summary><c>actionsteps replay</c>: does a recorded run again, offline, and tells in what it differs.</summary>
internal static class ReplayCommand
{
    public static Command Create(TextWriter output)
    {
        Argument<FileInfo> bot = CommonOptions.Bot();
        Argument<FileInfo> file = new("database") { Description = "The SQLite file of a host that records runs.", HelpName = "bot.db" };
        Argument<string> conversation = new("conversation") { Description = "The conversation; actionsteps history lists them." };
        Option<long?> run = new("--run")
        {
            Description = "The number of the run, as actionsteps history tells it; the newest when left out.",
            HelpName = "number",
            CustomParser = static result => WholeNumber.Parse(result),
        };
        Option<bool> json = CommonOptions.Json();
        Command command = new(
            "replay",
            "Does a recorded run again with the recorded time, chance and answers; nothing is sent or called. Exit code 0: the same result, 1: another one.")
        {
            bot, file, conversation, run, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            FileInfo database = parsed.GetRequiredValue(file);

            // Opening would make a file that is missing.
            if (!database.Exists)
            {
                throw new UsageException($"The file \"{database.FullName}\" does not exist.");
            }

            BotDefinition definition = (await BotFile.ReadAsync(parsed.GetRequiredValue(bot), cancellationToken)).GetBot();
            using SqliteDatabase opened = new(database.FullName);
            string id = parsed.GetRequiredValue(conversation);
            (JournalEntry entry, RunRecording recording) =
                await FindAsync(new SqliteConversationStore(opened), id, parsed.GetValue(run), cancellationToken);
            ReplayResult result = await new RunReplay().RunAsync(definition, recording, cancellationToken);
            ReplayReport report = new(id, entry, result);
            string text = parsed.GetValue(json) ? JsonOutput.Format(report.ToValue()) : string.Join(Environment.NewLine, report.Lines());
            await output.WriteLineAsync(text);
            return result.IsSame ? ExitCode.Fine : ExitCode.Failed;
        });
        return command;
    }

    private static async Task<(JournalEntry Entry, RunRecording Recording)> FindAsync(
        SqliteConversationStore store, string id, long? number, CancellationToken cancellationToken)
    {
        string name = TerminalText.Clean(id);
        if ((await store.LoadAsync(id, null, cancellationToken)).State.Version == 0)
        {
            throw new UsageException($"There is no conversation \"{name}\"; actionsteps history lists them.");
        }

        if (number is < 1 or long.MaxValue)
        {
            throw new UsageException($"--run is {number}; runs are counted from 1.");
        }

        IReadOnlyList<JournalEntry> found = await store.ReadJournalAsync(id, number + 1 ?? long.MaxValue, 1, cancellationToken);
        if (found is not [{ } entry] || (number is not null && entry.Number != number))
        {
            throw new UsageException(
                number is null ? $"The journal has no run of conversation \"{name}\"." : $"The journal has no run {number} of conversation \"{name}\".");
        }

        return await store.ReadRecordingAsync(id, entry.Number, cancellationToken) is { } recording
            ? (entry, recording)
            : throw new UsageException(
                $"Run {entry.Number} of conversation \"{name}\" was not recorded. Runs are recorded when the host sets "
                + $"{nameof(ConversationOptions)}.{nameof(ConversationOptions.RecordsRuns)}.");
    }
}
