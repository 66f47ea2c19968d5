using System.Diagnostics.CodeAnalysis;
using ActionSteps.Expressions.Nodes;
using ActionSteps.Expressions.Parsing;
using ActionSteps.Sessions;

namespace ActionSteps.Expressions;

/// <summary>A parsed expression. Immutable, shared between threads; evaluating it changes nothing.</summary>
public sealed class Expression
{
    private readonly Node _root;

    private Expression(string source, Node root, IReadOnlyList<ExpressionFault> warnings)
    {
        Source = source;
        _root = root;
        Warnings = warnings;
    }

    /// <summary>The text as it was written.</summary>
    public string Source { get; }

    /// <summary>
    /// What was found while parsing and will fail when it is evaluated: functions that are not in the catalogue, unless the host adds
    /// them, and calls with a wrong number of arguments. In the order of the source.
    /// </summary>
    public IReadOnlyList<ExpressionFault> Warnings { get; }

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
        ArgumentNullException.ThrowIfNull(source);
        ExpressionParser parser = new(source, 0);
        if (!parser.TryParseAll(out Node? root))
        {
            expression = null;
            fault = parser.Fault.ToFault(source);
            return false;
        }

        expression = new Expression(source, root, parser.HasWarnings ? ExpressionUses.Of(root).FindWarnings(source) : []);
        fault = null;
        return true;
    }

    /// <summary>The value of the expression.</summary>
    /// <exception cref="ExpressionException">It cannot be evaluated.</exception>
    public Value Evaluate(EvaluationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Enter();
        try
        {
            return _root.Evaluate(context);
        }
        catch (Exception exception) when (EvaluationFault.TryDescribe(exception, _root, Source, out ExpressionFault? fault))
        {
            throw new ExpressionException(fault);
        }
        finally
        {
            context.Leave();
        }
    }

    /// <summary>The value of the expression; a failure is reported to <see cref="EvaluationContext.Faults"/>.</summary>
    /// <param name="context">What the expression sees.</param>
    /// <param name="value">The value; <see cref="Value.Undefined"/> after a failure.</param>
    /// <returns>Whether it could be evaluated.</returns>
    public bool TryEvaluate(EvaluationContext context, out Value value)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Enter();
        try
        {
            value = _root.Evaluate(context);
            return true;
        }
        catch (Exception exception) when (EvaluationFault.TryDescribe(exception, _root, Source, out ExpressionFault? fault))
        {
            context.Report(fault);
            value = default;
            return false;
        }
        finally
        {
            context.Leave();
        }
    }

    /// <summary>The functions that the expression calls, in the order of the source; for checks before anything runs.</summary>
    public IReadOnlyList<FunctionCall> FindCalls() => ExpressionUses.Of(_root).Calls;

    /// <summary>The variables that the expression reads, in the order of the source; for checks before anything runs.</summary>
    public IReadOnlyList<VariableRead> FindReads() => ExpressionUses.Of(_root).Reads;

    /// <summary>The text as it was written.</summary>
    public override string ToString() => Source;
}
