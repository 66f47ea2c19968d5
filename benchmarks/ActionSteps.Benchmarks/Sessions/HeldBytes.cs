using ActionSteps.Sessions;

namespace ActionSteps.Benchmarks.Sessions;

/// <summary>
/// How many bytes does an idle session of 20 variables hold? BenchmarkDotNet counts what is allocated, not what stays, so this counts the
/// heap with many of them alive: <c>dotnet run -c Release -- held</c>.
/// </summary>
internal static class HeldBytes
{
    private const int Copies = 20_000;

    public static void Report()
    {
        double dictionary = Measure(static () => SampleVariables.ReadDictionary(SampleVariables.Utf8));
        Print("dictionary of objects", dictionary, dictionary);
        Print("variables of a session", Measure(static () => Value.ParseJson(SampleVariables.Utf8)), dictionary);
        Print("whole session", Measure(NewSession), dictionary);
    }

    private static Session NewSession()
    {
        Session session = new("5f1d7a3c9b2e4f6081a2b3c4d5e6f708");
        Value.ParseJson(SampleVariables.Utf8).TryGetObject(out ValueObject? variables);
        foreach ((string name, Value value) in variables ?? ValueObject.Empty)
        {
            session.Set(name, value);
        }

        return session;
    }

    private static double Measure<T>(Func<T> make)
    {
        make();
        object?[] alive = new object?[Copies];
        long before = GC.GetTotalMemory(forceFullCollection: true);
        for (int i = 0; i < alive.Length; i++)
        {
            alive[i] = make();
        }

        long after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(alive);
        return (after - before) / (double)Copies;
    }

    private static void Print(string what, double bytes, double baseline) =>
        Console.WriteLine(FormattableString.Invariant($"{what,-24} {bytes,8:N0} bytes  {bytes / baseline:0.00} of the dictionary"));
}
