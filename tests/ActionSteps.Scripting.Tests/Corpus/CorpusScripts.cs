using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace ActionSteps.Scripting.Tests.Corpus;

/// <summary>The scripts beside this file: <c>subject/name.js</c> with the console output that Node wrote in <c>name.out</c>.</summary>
internal static partial class CorpusScripts
{
    /// <summary>Runs one script as the engine does: a body in an async function, a program in the global scope.</summary>
    private const string Driver = """
        (() => {
        const source = require('fs').readFileSync(process.argv[1], 'utf8');
        for (const name of ['info', 'warn', 'error', 'debug']) console[name] = console.log;
        const uncaught = e => console.log('Uncaught ' + (e instanceof Error ? e.name + ': ' + e.message : 'Error: ' + String(e)));
        let result;
        process.on('exit', () => { const json = JSON.stringify(result); if (json !== undefined) console.log('=> ' + json); });
        process.on('unhandledRejection', () => {});
        process.on('uncaughtException', uncaught);
        const AsyncFunction = (async () => {}).constructor;
        if (source.startsWith('// body')) AsyncFunction(source)().then(value => { result = value; }, uncaught);
        else result = require('vm').runInThisContext(source);
        })();
        """;

    // The tests of a machine that is busy must not depend on how fast it is.
    private static readonly ScriptLimits s_limits = new() { ComputingTime = TimeSpan.FromSeconds(30) };

    internal static string Folder { get; } = FindFolder();

    internal static string? Node { get; } = FindNode();

    internal static TheoryData<string> Names
    {
        get
        {
            var names = new TheoryData<string>();
            foreach (string file in Directory.EnumerateFiles(Folder, "*.js", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                names.Add(Path.GetRelativePath(Folder, file)[..^3].Replace('\\', '/'));
            }

            return names;
        }
    }

    internal static string Source(string name) => File.ReadAllText(Path.Combine(Folder, name + ".js"));

    internal static string Expected(string name) => File.ReadAllText(Path.Combine(Folder, name + ".out")).Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd();

    internal static void Approve(string name, string output) => File.WriteAllText(Path.Combine(Folder, name + ".out"), output + "\n");

    internal static async Task<string> RunHereAsync(string name)
    {
        string source = Source(name);
        ScriptKind kind = source.StartsWith("// body", StringComparison.Ordinal) ? ScriptKind.AsyncFunctionBody : ScriptKind.Program;
        IReadOnlyList<ScriptConsoleLine> console;
        string end = "";
        try
        {
            ScriptResult result = await Script.Compile(source, new ScriptOptions { Kind = kind }).RunAsync(null, s_limits, CancellationToken.None);
            console = result.Console;
            if (result.Value.Kind is not (ScriptValueKind.Undefined or ScriptValueKind.Function))
            {
                end = "=> " + result.Value.ToJson();
            }
        }
        catch (ScriptThrownException fault)
        {
            console = fault.Console;
            end = $"Uncaught {fault.ErrorName}: {fault.ErrorMessage}";
        }

        return Mask(string.Join('\n', [.. console.Select(line => line.Text), end]));
    }

    internal static async Task<string> RunInNodeAsync(string name)
    {
        var start = new ProcessStartInfo(Node ?? "node") { RedirectStandardOutput = true };
        start.ArgumentList.Add("-e");
        start.ArgumentList.Add(Driver);
        start.ArgumentList.Add(Path.Combine(Folder, name + ".js"));
        start.Environment["TZ"] = "UTC";
        start.Environment["LC_ALL"] = "en_US.UTF-8";
        using Process process = Process.Start(start) ?? throw new InvalidOperationException("node does not start");
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return Mask(output);
    }

    /// <summary>The output without the lines of stacks, which name places in files.</summary>
    private static string Mask(string output) => StackLines().Replace(output.Replace("\r\n", "\n", StringComparison.Ordinal) + "\n", "").TrimEnd();

    [GeneratedRegex(@"^ *(at .*|\.\.\. \d+ lines matching cause stack trace \.\.\.)\n", RegexOptions.Multiline)]
    private static partial Regex StackLines();

    private static string FindFolder([CallerFilePath] string here = "") => Path.GetDirectoryName(here) ?? ".";

    private static string? FindNode() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "node.exe" : "node"))
        .FirstOrDefault(File.Exists);
}
