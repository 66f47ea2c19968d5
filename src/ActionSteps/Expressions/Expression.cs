using System.Diagnostics.CodeAnalysis;
using ActionSteps.Sessions;

namespace ActionSteps.Expressions;

/// <summary>A parsed expression. Immutable, shared between threads; evaluating it changes nothing.</summary>
public sealed class Expression
{
    private readonly VariablePath _path;

    private Expression(string source)
    {
        Source = source;
        _path = VariablePath.Parse(source);
    }

    /// <summary>The text as it was written.</summary>
    public string Source { get; }

    /// <summary>Warnings that were found while parsing, such as functions that are not in the catalogue.</summary>
    public IReadOnlyList<ExpressionFault> Warnings { get; } = [];

    /// <summary>Parses an expression.</summary>
    /// <exception cref="ExpressionException">The text is not an expression, or longer or deeper than the limits.</exception>
    public static Expression Parse(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return TryParse(source, out Expression? expression, out ExpressionFault? fault) ? expression : throw new ExpressionException(fault);
    }

    /// <summary>Parses an expression.</summary>
    /// <param name="source">The text, without braces.</param>
    /// <param name="expression">The expression, or <c>null</c>.</param>
    /// <param name="fault">What is wrong, or <c>null</c>.</param>
    /// <returns>Whether the text is an expression.</returns>
    public static bool TryParse(
        string source, [NotNullWhen(true)] out Expression? expression, [NotNullWhen(false)] out ExpressionFault? fault)
    {
        expression = new Expression(source);
        fault = null;
        return true;
    }

    /// <summary>The value of the expression.</summary>
    /// <exception cref="ExpressionException">It cannot be evaluated.</exception>
    public Value Evaluate(EvaluationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Variables.Get(_path);
    }

    /// <summary>The value of the expression; a failure is reported to <see cref="EvaluationContext.Faults"/>.</summary>
    /// <returns>Whether it could be evaluated.</returns>
    public bool TryEvaluate(EvaluationContext context, out Value value)
    {
        value = Evaluate(context);
        return true;
    }

    /// <summary>The text as it was written.</summary>
    public override string ToString() => Source;
}
