using ActionSteps.Expressions.Nodes;
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
        catch (EvaluationFailure failure)
        {
            context.Report(EvaluationFault.Of(failure, part.Node, Source));
        }
        catch (LimitExceededException limit)
        {
            context.Report(EvaluationFault.Of(limit, part.Node, Source));
        }
        finally
        {
            context.Leave();
        }

        value = default;
        return false;
    }

    private string Render(EvaluationContext context, TemplateEncoding encoding, out bool hasSucceeded)
    {
        hasSucceeded = true;
        Report(_syntaxFault, context);
        if (IsLiteral)
        {
            return _literal;
        }

        // Text between placeholders is always printed, so that room is kept for it.
        int literalLeft = _literalLength;
        int longest = Math.Max(context.Limits.MaxTextLength, literalLeft);
        ExpressionFault? guardFault = _syntaxFault is null ? _guardFault : null;
        TextBuilder builder = new(stackalloc char[256], longest);
        context.Enter();
        try
        {
            for (int i = 0; i < _parts.Length; i++)
            {
                ref readonly TemplatePart part = ref _parts[i];
                literalLeft -= part.Literal.Length;
                if (part.Node is null)
                {
                    builder.Append(part.Literal);
                }
                else if (part.Guard is not null && context.Variables.Get(part.Guard).IsUndefined)
                {
                    builder.Append(part.Literal);
                    Report(guardFault, context);
                    guardFault = null;
                }
                else
                {
                    // The first placeholder of a URL is its base.
                    TemplateEncoding own = i == 0 && encoding == TemplateEncoding.Url ? TemplateEncoding.None : encoding;
                    hasSucceeded &= TryAppend(part.Node, own, longest - literalLeft, context, ref builder);
                }
            }

            return builder.ToString();
        }
        finally
        {
            context.Leave();
            builder.Dispose();
        }
    }

    private bool TryAppend(Node node, TemplateEncoding encoding, int longest, EvaluationContext context, scoped ref TextBuilder builder)
    {
        int start = builder.Length;
        if (context.WorkLeft < 0)
        {
            // The placeholder that did too much has been reported.
            return false;
        }

        try
        {
            node.Append(context, ref builder);
            PlaceholderEncoding.Apply(encoding, ref builder, start);
            if (builder.Length <= longest)
            {
                return true;
            }

            context.Report(EvaluationFault.Of(Coercion.TextTooLong(context), node, Source));
        }
        catch (EvaluationFailure failure)
        {
            context.Report(EvaluationFault.Of(failure, node, Source));
        }
        catch (LimitExceededException limit)
        {
            context.Report(EvaluationFault.Of(limit, node, Source));
        }

        builder.Truncate(start);
        ChargeFailure(node, context);
        return false;
    }

    private void ChargeFailure(Node node, EvaluationContext context)
    {
        bool wasInBudget = context.WorkLeft >= 0;
        Work.ChargeFailure(context);
        if (wasInBudget && context.WorkLeft < 0)
        {
            context.Report(EvaluationFault.Of(Work.TooMuch(context), node, Source));
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
