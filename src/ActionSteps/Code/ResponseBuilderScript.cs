using System.Text;

namespace ActionSteps.Code;

/// <summary>
/// The source of <c>ChatlayerResponseBuilder</c>, for script engines: an expression of JavaScript whose value is a function. Called with a
/// function <c>publish(result)</c> of the engine it answers the global. The engine keeps a copy of each result; scripts cannot reach <c>publish</c>.
/// </summary>
public static class ResponseBuilderScript
{
    /// <summary>The name of the global.</summary>
    public const string Name = "ChatlayerResponseBuilder";

    /// <summary>The source.</summary>
    public static string Source { get; } = Read();

    private static string Read()
    {
        using Stream stream = typeof(ResponseBuilderScript).Assembly.GetManifestResourceStream("response-builder.js")
            ?? throw new InvalidOperationException("The source of the response builder is missing from the library.");
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
