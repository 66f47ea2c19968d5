using ActionSteps.Benchmarks.Sessions;
using BenchmarkDotNet.Running;

if (args is ["held"])
{
    HeldBytes.Report();
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
