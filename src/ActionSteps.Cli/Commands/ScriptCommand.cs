using System.CommandLine;
using ActionSteps.Api;
using ActionSteps.Cli.Output;
using ActionSteps.Code;
using ActionSteps.Sessions;

namespace ActionSteps.Cli.Commands;

/// <summary><c>actionsteps script</c>: runs one JavaScript file as the script of a code step.</summary>
internal static class ScriptCommand
{
    private const string TypesFile = "actionsteps.d.ts";

    public static Command Create(TextWriter output, TextWriter error)
    {
        Argument<FileInfo?> file = new("file")
        {
            Description = "The script: statements, with await and return at its top level.",
            HelpName = "file.js",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<FileInfo?> args = new("--args") { Description = "A JSON file whose object the script sees as args.", HelpName = "file.json" };
        Option<bool> json = CommonOptions.Json();
        Option<bool> types = new("--types") { Description = $"Writes {TypesFile} into this folder, so that editors complete what scripts can use." };
        Command command = new("script", "Runs a JavaScript file as a code step and prints what it sent, its console and what it used.") { file, args, json, types };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(types))
            {
                if (parsed.GetValue(file) is { } unused)
                {
                    throw new UsageException($"--types writes {TypesFile} and runs nothing; leave out \"{unused}\", or leave out --types to run it.");
                }

                await WriteTypesAsync(cancellationToken);
                await output.WriteLineAsync($"{TypesFile} written.");
                return ExitCode.Fine;
            }

            FileInfo script = parsed.GetValue(file) ?? throw new UsageException("Name a script file, or write --types.");
            CodeSource source = new(await ReadAsync(script, "script", cancellationToken), CodeKind.Step, script.Name);
            using OutboundHttp http = new(new OutboundOptions { Allow = OutboundOptions.Loopback });
            CodeInput input = new([.. await ReadArgumentsAsync(parsed.GetValue(args), cancellationToken)]) { KeepsValue = true, Http = http };
            ScriptReport report = new(await RunAsync(source, input, cancellationToken));
            await (parsed.GetValue(json) ? output.WriteLineAsync(report.ToJson()) : report.WriteAsync(output, error));
            return report.IsFine ? ExitCode.Fine : ExitCode.Failed;
        });
        return command;
    }

    private static async Task<CodeResult> RunAsync(CodeSource source, CodeInput input, CancellationToken cancellationToken)
    {
        try
        {
            return await SandboxScriptEngine.Instance.Compile(source).RunAsync(input, cancellationToken);
        }
        catch (CodeSyntaxException fault)
        {
            return new CodeResult { Error = new CodeError(ErrorCodes.CodeError, fault.Message) { Line = fault.Line, Column = fault.Column } };
        }
    }

    private static async Task<ValueObject> ReadArgumentsAsync(FileInfo? file, CancellationToken cancellationToken)
    {
        if (file is null)
        {
            return ValueObject.Empty;
        }

        Value value;
        try
        {
            value = Value.ParseJson(await ReadAsync(file, "args", cancellationToken));
        }
        catch (Exception faulty) when (faulty is System.Text.Json.JsonException or LimitExceededException)
        {
            throw new UsageException($"Args file \"{file}\" is not JSON: {faulty.Message}");
        }

        return value.TryGetObject(out ValueObject? members) ? members
            : throw new UsageException($"Args file \"{file}\" holds no JSON object; write {{ \"name\": value, … }}.");
    }

    private static async Task<string> ReadAsync(FileInfo file, string what, CancellationToken cancellationToken) => file.Exists
        ? await File.ReadAllTextAsync(file.FullName, cancellationToken)
        : throw new UsageException($"There is no {what} file \"{file}\".");

    private static async Task WriteTypesAsync(CancellationToken cancellationToken)
    {
        Stream types = typeof(ScriptCommand).Assembly.GetManifestResourceStream(TypesFile)
            ?? throw new InvalidOperationException("The type declarations are missing from the tool.");
        await using (types)
        {
            await using FileStream written = File.Create(TypesFile);
            await types.CopyToAsync(written, cancellationToken);
        }
    }
}
