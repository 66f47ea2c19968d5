using System.Text;

namespace ActionSteps.Code;

/// <summary>
/// The source of <c>fetch</c>, for script engines: an expression of JavaScript whose value is a function. Called with a function
/// <c>begin(request)</c> that answers what <see cref="FetchExchanges.Begin"/> does, it answers the global, whose members are the other
/// globals (<see cref="Names"/>). Scripts cannot reach <c>begin</c>.
/// </summary>
public static class FetchScript
{
    /// <summary>The name of the global.</summary>
    public const string Name = "fetch";

    /// <summary>The further globals; each is the member of <c>fetch</c> of the same name.</summary>
    public static IReadOnlyList<string> Names { get; } = ["Headers", "Request", "Response", "FetchError", "AbortError"];

    /// <summary>The source.</summary>
    public static string Source { get; } = Read();

    private static string Read()
    {
        using Stream stream = typeof(FetchScript).Assembly.GetManifestResourceStream("fetch.js")
            ?? throw new InvalidOperationException("The source of fetch is missing from the library.");
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
