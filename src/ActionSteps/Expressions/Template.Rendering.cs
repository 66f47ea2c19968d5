using ActionSteps.Expressions.Parsing;
using ActionSteps.Sessions;

namespace ActionSteps.Expressions;

/// <content>Rendering, within the limits of one evaluation for all placeholders together.</content>
public sealed partial class Template
{
    private readonly TemplatePart[] _parts;
    private readonly string _literal;
    private readonly int _literalLength;
    private readonly ExpressionFault? _syntaxFault;
    private readonly ExpressionFault? _guardFault;

    private bool TryEvaluateWhole(EvaluationContext context, bool asText, out Value value)
    {
        TemplatePart part = _parts[0];
        value = default;
        if (part.Node is null)
        {
            return true;
        }

        if (part.Guard is not null && context.Variables.Get(part.Guard).IsUndefined)
        {
            Report(_guardFault, context);
            value = Value.Text(part.Literal);
            return true;
        }

        context.Enter();
        try
        {
            value = part.Node.Evaluate(context);
            if (asText)
            {
                string text = Coercion.ToText(value, context);
                Work.ChargeText(context, text.Length);
                value = Value.Text(text);
            }

            return true;
        }
        catch (Exception exception) when (EvaluationFault.TryDescribe(exception, part.Node, Source, out ExpressionFault? fault))
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

    private string Render(EvaluationContext context, TemplateEncoding encoding, out bool hasSucceeded)
    {
        hasSucceeded = true;
        Report(_syntaxFault, context);
        if (IsLiteral)
        {
            return _literal;
        }

        ExpressionFault? guardFault = _syntaxFault is null ? _guardFault : null;
        TemplateRun run = new(_parts, _literalLength, guardFault, encoding, context, stackalloc char[256]);
        context.Enter();
        try
        {
            while (!run.IsDone)
            {
                AppendRest(ref run, context);
            }

            hasSucceeded = !run.HasFailed;
            return run.ToString();
        }
        finally
        {
            context.Leave();
            run.Dispose();
        }
    }

    private void AppendRest(scoped ref TemplateRun run, EvaluationContext context)
    {
        try
        {
            run.AppendRest();
        }
        catch (Exception exception) when (run.Current is { } node
            && EvaluationFault.TryDescribe(exception, node, Source, out ExpressionFault? fault))
        {
            context.Report(fault);
            if (run.SkipFailed())
            {
                context.Report(EvaluationFault.Describe(Work.TooMuch(context), node, Source));
            }
        }
    }

    private static void Report(ExpressionFault? fault, EvaluationContext context)
    {
        if (fault is not null)
        {
            context.Report(fault);
        }
    }
}
