using System.Diagnostics;

namespace ActionSteps.Storage.Tests.Support;

/// <summary>Runs the worker of the tests as a process of its own.</summary>
internal static class SecondProcess
{
    /// <summary>Starts it and waits for its end.</summary>
    public static async Task RunAsync(params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "ActionSteps.Storage.Worker.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException("The worker did not start.");
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        using CancellationTokenSource limit = new(TimeSpan.FromMinutes(2));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        finally
        {
            process.Kill();
        }

        Assert.Equal(("done", ""), ((await output).Trim(), await errors));
    }
}
