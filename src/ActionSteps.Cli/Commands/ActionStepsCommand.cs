using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using ActionSteps.Blocks;

namespace ActionSteps.Cli.Commands;

/// <summary>The root of the command line.</summary>
internal static class ActionStepsCommand
{
    /// <summary>Runs the command line; errors are one line each and never a stack trace.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        Command root = new("actionsteps", "Runs, checks and tries bots of ActionSteps.")
        {
            new HelpOption(),
            new VersionOption(),
            RunCommand.Create(output, error),
            EvalCommand.Create(output),
            ScriptCommand.Create(output, error),
            ValidateCommand.Create(output, error),
            SchemaCommand.Create(output),
            DemoCommand.Create(output),
            HistoryCommand.Create(output),
            ReplayCommand.Create(output),
        };
        ParseResult parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (ParseError fault in parsed.Errors)
            {
                await error.WriteLineAsync(fault.Message);
            }

            await error.WriteLineAsync($"Try \"actionsteps {NameOf(parsed)}--help\".");
            return ExitCode.WrongUsage;
        }

        try
        {
            InvocationConfiguration configuration = new() { Output = output, Error = error, EnableDefaultExceptionHandler = false };
            return await parsed.InvokeAsync(configuration);
        }
        catch (UsageException wrong)
        {
            await error.WriteLineAsync(wrong.Message);
            return ExitCode.WrongUsage;
        }
        catch (DefinitionException faulty)
        {
            await error.WriteLineAsync(faulty.Message);
            return ExitCode.Failed;
        }
        catch (Exception failure) when (failure is ActionStepsException or IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            await error.WriteLineAsync(failure.Message);
            return ExitCode.Failed;
        }
    }

    private static string NameOf(ParseResult parsed) =>
        parsed.CommandResult.Command == parsed.RootCommandResult.Command ? string.Empty : parsed.CommandResult.Command.Name + " ";
}
