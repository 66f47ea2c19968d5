using System.Diagnostics;
using ActionSteps.Sessions;

namespace ActionSteps.Tests.Support;

/// <summary>Runs the command line as a process, as a user does.</summary>
internal static class Tool
{
    /// <summary>A file that a test brings along.</summary>
    public static string FileOf(string name, [System.Runtime.CompilerServices.CallerFilePath] string testFile = "") =>
        Path.Combine(Path.GetDirectoryName(testFile) ?? ".", name);

    public static Task<ToolResult> RunAsync(params string[] arguments) => RunInAsync(Environment.CurrentDirectory, arguments);

    /// <summary>Runs it with variables of the environment.</summary>
    public static Task<ToolResult> RunAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        RunInAsync(Environment.CurrentDirectory, environment, arguments);

    /// <summary>Runs it again when a script was late: a machine with other work to do makes the first scripts of a process slow.</summary>
    public static Task<ToolResult> RunUnhurriedAsync(Action? before, params string[] arguments) =>
        RunUnhurriedInAsync(Environment.CurrentDirectory, before, arguments);

    /// <summary>The same in a folder.</summary>
    public static async Task<ToolResult> RunUnhurriedInAsync(string folder, Action? before, params string[] arguments)
    {
        for (int tries = 1; ; tries++)
        {
            before?.Invoke();
            ToolResult result = await RunInAsync(folder, arguments);
            if (tries == 5 || !result.Output.Contains("The script computed longer than it may", StringComparison.Ordinal))
            {
                return result;
            }
        }
    }

    /// <summary>Runs it in a folder.</summary>
    public static Task<ToolResult> RunInAsync(string folder, params string[] arguments) =>
        RunInAsync(folder, new Dictionary<string, string>(), arguments);

    private static async Task<ToolResult> RunInAsync(string folder, IReadOnlyDictionary<string, string> environment, string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "ActionSteps.Cli.dll"), .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false, WorkingDirectory = folder,
        };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start) ?? throw new InvalidOperationException("The tool did not start.");
        process.StandardInput.Close();
        using CancellationTokenSource deadline = new(TimeSpan.FromMinutes(2));
        Task<string> output = process.StandardOutput.ReadToEndAsync(deadline.Token);
        Task<string> error = process.StandardError.ReadToEndAsync(deadline.Token);
        await process.WaitForExitAsync(deadline.Token);
        return new ToolResult(process.ExitCode, await output, await error);
    }
}
