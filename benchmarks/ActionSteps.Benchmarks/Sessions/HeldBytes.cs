using ActionSteps.Conversations;
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
        Print("conversation in a store", Measure(NewConversation), dictionary);
    }

    /// <summary>What an in-memory store keeps of a user who does nothing: the session with its platform data.</summary>
    private static ConversationState NewConversation()
    {
        Value.ParseJson(SampleVariables.Utf8).TryGetObject(out ValueObject? variables);
        Value.ParseJson("""{"sessionId":"5f1d7a3c9b2e4f6081a2b3c4","channel":"web","preferredLanguage":"nl"}""").TryGetObject(out ValueObject? platform);
        return new ConversationState
        {
            Id = "5f1d7a3c9b2e4f6081a2b3c4",
            Variables = variables ?? ValueObject.Empty,
            Internal = platform ?? ValueObject.Empty,
        };
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
