using System.Text;
using System.Text.Json;
using ActionSteps.Expressions;
using ActionSteps.Sessions;

namespace ActionSteps.Tests.Expressions;

/// <summary>Sessions for expressions, and short ways to evaluate in them.</summary>
internal static class Given
{
    /// <summary>The session of the table of the expression reference.</summary>
    public const string Table = """{"count":2,"s":"Hello World","n":"7","list":[3,1,2],"user":{"name":"ann","age":30}}""";

    public static EvaluationContext Session(string variables = "{}", FunctionRegistry? functions = null, ExpressionLimits? limits = null)
    {
        string json = $$"""{"id":"session-1","variables":{{variables}},"internal":{},"contexts":{} }""";
        Utf8JsonReader reader = new(Encoding.UTF8.GetBytes(json), new JsonReaderOptions { MaxDepth = Value.MaxDepth });
        Session session = ActionSteps.Sessions.Session.Read(ref reader);
        return new EvaluationContext(session.Variables)
        {
            Functions = functions ?? FunctionRegistry.Empty,
            Limits = limits ?? ExpressionLimits.Default,
        };
    }

    public static Value Json(string json) => Value.ParseJson(json);

    public static Value Evaluate(this EvaluationContext context, string expression) => Expression.Parse(expression).Evaluate(context);

    public static string Render(this EvaluationContext context, string template) => Template.Parse(template).Render(context);

    /// <summary>The fault of an expression that cannot be evaluated.</summary>
    public static ExpressionFault Fault(this EvaluationContext context, string expression) =>
        Assert.Throws<ExpressionException>(() => context.Evaluate(expression)).Fault;

    /// <summary>The fault of a text that is no expression.</summary>
    public static ExpressionFault SyntaxFault(string expression)
    {
        Assert.False(Expression.TryParse(expression, out _, out ExpressionFault? fault));
        return fault;
    }
}
