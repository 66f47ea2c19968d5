using ActionSteps.Scripting.Benchmarks.Start;
using BenchmarkDotNet.Running;

if (args is ["waiting"])
{
    await WaitingScripts.ReportAsync();
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
