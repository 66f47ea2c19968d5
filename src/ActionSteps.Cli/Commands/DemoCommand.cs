using System.CommandLine;
using System.Net;
using ActionSteps.Cli.Demo;
using ActionSteps.Conversations;
using ActionSteps.Storage.Sqlite;

namespace ActionSteps.Cli.Commands;

/// <summary><c>actionsteps demo</c>: plays a conversation with the train-ticket bot.</summary>
internal static class DemoCommand
{
    public static Command Create(TextWriter output)
    {
        Option<bool> bot = new("--bot") { Description = "Prints the bot file of the demo instead, to start from." };
        Option<bool> serve = new("--serve")
        {
            Description = $"Only runs the ticket back end at {DemoBot.DefaultBackEnd} until Ctrl+C, for that bot file in actionsteps run.",
        };
        Option<FileInfo?> store = new("--store")
        {
            Description = "Keeps the conversation in this SQLite file, its runs recorded, for actionsteps history and replay; a file that is missing is made.", HelpName = "demo.db",
        };
        Command command = new(
            "demo",
            "Plays a conversation with the train-ticket bot and its back end: what is said, what goes over HTTP, what each step does, what changes in the session.")
        {
            bot, serve, store,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(bot))
            {
                await output.WriteLineAsync(DemoBot.ReadText().TrimEnd());
                return ExitCode.Fine;
            }

            return parsed.GetValue(serve)
                ? await ServeAsync(output, cancellationToken)
                : await PlayAsync(parsed.GetValue(store), output, cancellationToken);
        });
        return command;
    }

    private static async Task<int> PlayAsync(FileInfo? file, TextWriter output, CancellationToken cancellationToken)
    {
        if (file is null)
        {
            return await new DemoPlay(output).RunAsync(new InMemoryConversationStore(), cancellationToken);
        }

        using SqliteDatabase database = new(file.FullName);
        int exit = await new DemoPlay(output).RunAsync(new SqliteConversationStore(database), cancellationToken);
        await output.WriteLineAsync($"The conversation is kept: actionsteps history {file.Name} {DemoPlay.ConversationId}");
        await output.WriteLineAsync(
            $"Its runs can be replayed: actionsteps demo --bot > choo-choo.json and actionsteps replay choo-choo.json {file.Name} {DemoPlay.ConversationId}");
        return exit;
    }

    private static async Task<int> ServeAsync(TextWriter output, CancellationToken cancellationToken)
    {
        try
        {
            await using TicketBackEnd backEnd = TicketBackEnd.StartAt(DemoBot.DefaultBackEnd);
            await output.WriteLineAsync($"The ticket back end listens at {backEnd.Url}; Ctrl+C ends it.");
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return ExitCode.Fine;
        }
        catch (HttpListenerException failure)
        {
            throw new UsageException($"{DemoBot.DefaultBackEnd} is not free: {failure.Message}. Another demo --serve may be running.");
        }
    }
}
