using ActionSteps.Expressions;
using ActionSteps.Sessions;

namespace ActionSteps.Tests.Expressions.Functions;

/// <summary>Evaluates single expressions against a small session on a fixed clock.</summary>
internal static class Evaluated
{
    public static readonly DateTimeOffset Now = new(2020, 10, 6, 16, 17, 44, 727, TimeSpan.Zero);

    /// <summary>The result as JSON.</summary>
    public static string Json(string expression, Session? session = null) => Of(expression, session).ToJson();

    public static Value Of(string expression, Session? session = null) => Expression.Parse(expression).Evaluate(Context(session));

    /// <summary>The code of the failure.</summary>
    public static string? Failure(string expression, Session? session = null, ExpressionLimits? limits = null)
    {
        EvaluationContext context = Context(session, limits);
        return Expression.Parse(expression).TryEvaluate(context, out _) ? null : Assert.Single(context.Faults).Code;
    }

    public static EvaluationContext Context(Session? session = null, ExpressionLimits? limits = null, int seed = 1) => new((session ?? new Session()).Variables)
    {
        Clock = new FixedClock(Now),
        Random = new Random(seed),
        Limits = limits ?? ExpressionLimits.Default,
    };

    /// <summary>A session with variables given as JSON.</summary>
    public static Session With(params (string Name, string Json)[] variables)
    {
        Session session = new();
        foreach ((string name, string json) in variables)
        {
            session.Set(name, Value.ParseJson(json));
        }

        return session;
    }

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
