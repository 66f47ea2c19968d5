using System.Diagnostics;
using System.Runtime;

namespace ActionSteps.Benchmarks.Code;

/// <summary>
/// Both sides of <see cref="FetchBenchmark"/> in turn, a few calls each, for machines that are not at rest: what disturbs one side disturbs the
/// other too. Rounds count from when nothing is compiled any more. Beside the time it tells the time of processors, that of the server included,
/// which does not grow while the process waits for one.
/// </summary>
internal static class FetchInTurn
{
    private const int Rounds = 200;
    private const int MostWarmUp = 400;
    private const int QuietRounds = 20;

    public static async Task ReportAsync()
    {
        using FetchBenchmark benchmark = new();
        await benchmark.Setup();
        int warmUp = await WarmUpAsync(benchmark);
        List<Cost> client = [];
        List<Cost> fetch = [];
        for (int i = 0; i < Rounds; i++)
        {
            client.Add(await MeasureAsync(benchmark.Client));
            fetch.Add(await MeasureAsync(benchmark.Fetch));
        }

        Console.WriteLine($"{warmUp} rounds to warm up, {Rounds} rounds measured, {ThreadPool.ThreadCount} threads in the pool; microseconds a call");
        Write("time", client, fetch, static cost => cost.Time);
        Write("processor", client, fetch, static cost => cost.Processor);
        Write("bytes", client, fetch, static cost => cost.Bytes);
    }

    private static async Task<int> WarmUpAsync(FetchBenchmark benchmark)
    {
        int round = 0;
        for (int quiet = 0; quiet < QuietRounds && round < MostWarmUp; round++)
        {
            long compiled = JitInfo.GetCompiledMethodCount();
            await benchmark.Client();
            await benchmark.Fetch();
            quiet = JitInfo.GetCompiledMethodCount() == compiled ? quiet + 1 : 0;
        }

        return round;
    }

    private static async Task<Cost> MeasureAsync(Func<Task<double>> calls)
    {
        long bytes = GC.GetTotalAllocatedBytes();
        TimeSpan processor = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        await calls();
        return new Cost(
            Stopwatch.GetElapsedTime(start).TotalMicroseconds / FetchBenchmark.InARow,
            (Environment.CpuUsage.TotalTime - processor).TotalMicroseconds / FetchBenchmark.InARow,
            (GC.GetTotalAllocatedBytes() - bytes) / (double)FetchBenchmark.InARow);
    }

    private static void Write(string what, List<Cost> client, List<Cost> fetch, Func<Cost, double> part)
    {
        double[] left = [.. client.Select(part).Order()];
        double[] right = [.. fetch.Select(part).Order()];
        Write($"{what}, best", left[0], right[0]);
        Write($"{what}, best tenth", left[Rounds / 10], right[Rounds / 10]);
        Write($"{what}, median", left[Rounds / 2], right[Rounds / 2]);
    }

    private static void Write(string what, double client, double fetch) =>
        Console.WriteLine(FormattableString.Invariant($"{what,-24} HttpClient {client,9:F1}   fetch {fetch,9:F1}   ratio {fetch / client:F2}"));

    private readonly record struct Cost(double Time, double Processor, double Bytes);
}
