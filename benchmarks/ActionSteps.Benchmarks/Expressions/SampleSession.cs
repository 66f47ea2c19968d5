using System.Text;
using System.Text.Json;
using ActionSteps.Benchmarks.Sessions;
using ActionSteps.Expressions;
using ActionSteps.Sessions;

namespace ActionSteps.Benchmarks.Expressions;

/// <summary>A session of twenty variables and the same data in a dictionary of objects.</summary>
internal sealed class SampleSession
{
    private const string Json =
        """
        {"firstName":"Ann","lastName":"Janssens","email":"ann.janssens@example.com","preferredLanguage":"nl","destination":"Gent-Sint-Pieters",
        "origin":"Brussel-Centraal","travelDate":"2026-11-21T08:15:00.000Z","price":12.5,"quantity":3,"shipping":4.95,"age":30,"country":"BE",
        "first":"Ann","last":"Janssens","isReturn":true,"hasBike":false,"notUnderstood":1,"user":{"id":17,"name":"Ann Janssens"},
        "order":{"id":"A-17","items":[{"name":"ticket","price":12.5,"quantity":3},{"name":"seat","price":2.5,"quantity":1}]},
        "time":{"utc":{"hours":8},"offset":{"hours":9,"dayOfMonth":21,"month":11,"year":2026}}}
        """;

    public SampleSession()
    {
        Dictionary = SampleVariables.ReadDictionary(Encoding.UTF8.GetBytes(Json));
        Utf8JsonReader reader = new(Encoding.UTF8.GetBytes($$"""{"id":"s","variables":{{Json}},"internal":{},"contexts":{} }"""));
        Context = new EvaluationContext(Session.Read(ref reader).Variables);
    }

    /// <summary>What the hand-written code reads.</summary>
    public Dictionary<string, object?> Dictionary { get; }

    /// <summary>What expressions read.</summary>
    public EvaluationContext Context { get; }

    /// <summary>Stops a benchmark whose two ways do not give the same result.</summary>
    public static void Check<T>(T expected, T actual)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            throw new InvalidOperationException($"The baseline gives \"{expected}\", the expression \"{actual}\".");
        }
    }
}
