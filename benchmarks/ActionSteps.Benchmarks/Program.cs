using ActionSteps.Benchmarks.Code;
using ActionSteps.Benchmarks.Sessions;
using BenchmarkDotNet.Running;

if (args is ["held"])
{
    HeldBytes.Report();
    return;
}

if (args is ["fetch"])
{
    await FetchInTurn.ReportAsync();
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
