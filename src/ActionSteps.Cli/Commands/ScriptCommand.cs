using System.CommandLine;
using System.Text.Json;
using ActionSteps.Cli.Output;
using ActionSteps.Scripting;

namespace ActionSteps.Cli.Commands;

/// <summary><c>actionsteps script</c>: runs one JavaScript file as the body of an async function that has <c>args</c>.</summary>
internal static class ScriptCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        Argument<FileInfo> file = new("file") { Description = "The script: statements, with await and return at its top level.", HelpName = "file.js" };
        Option<FileInfo?> args = new("--args") { Description = "A JSON file whose object the script sees as args.", HelpName = "file.json" };
        Option<bool> json = CommonOptions.Json();
        Command command = new("script", "Runs a JavaScript file and prints its console, its value and what it used.") { file, args, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            FileInfo script = parsed.GetRequiredValue(file);
            string source = await ReadAsync(script, "script", cancellationToken);
            ScriptGlobals globals = new ScriptGlobals().Add("args", await ReadArgumentsAsync(parsed.GetValue(args), cancellationToken));
            ScriptReport report = await RunAsync(source, script.Name, globals, cancellationToken);
            if (parsed.GetValue(json))
            {
                await output.WriteLineAsync(report.ToJson());
            }
            else
            {
                await report.WriteAsync(output, error);
            }

            return report.Error is null ? ExitCode.Fine : ExitCode.Failed;
        });
        return command;
    }

    private static async Task<ScriptReport> RunAsync(string source, string name, ScriptGlobals globals, CancellationToken cancellationToken)
    {
        try
        {
            Script script = Script.Compile(source, new ScriptOptions { Kind = ScriptKind.AsyncFunctionBody, Name = name });
            return new ScriptReport(await script.RunAsync(globals, limits: null, cancellationToken), null);
        }
        catch (ScriptException failure)
        {
            return new ScriptReport(null, failure);
        }
    }

    private static async Task<ScriptValue> ReadArgumentsAsync(FileInfo? file, CancellationToken cancellationToken)
    {
        if (file is null)
        {
            return ScriptValue.Object([]);
        }

        try
        {
            ScriptValue value = ScriptValue.Parse(await ReadAsync(file, "args", cancellationToken));
            return value.Kind == ScriptValueKind.Object ? value : throw new UsageException($"Args file \"{file}\" holds no JSON object; write {{ \"name\": value, … }}.");
        }
        catch (JsonException faulty)
        {
            throw new UsageException($"Args file \"{file}\" is not JSON: {faulty.Message}");
        }
    }

    private static async Task<string> ReadAsync(FileInfo file, string what, CancellationToken cancellationToken) => file.Exists
        ? await File.ReadAllTextAsync(file.FullName, cancellationToken)
        : throw new UsageException($"There is no {what} file \"{file}\".");
}
