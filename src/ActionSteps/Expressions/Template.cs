using ActionSteps.Expressions.Nodes;
using ActionSteps.Expressions.Parsing;
using ActionSteps.Sessions;

namespace ActionSteps.Expressions;

/// <summary>
/// Text with placeholders in braces. Parsed once, immutable, shared between threads. Parsing never fails: braces whose content is not an
/// expression are printed as they are and listed in <see cref="Faults"/>.
/// </summary>
public sealed partial class Template
{
    private Template(string source, TemplateParser parser)
    {
        Source = source;
        _parts = [.. parser.Parts];
        _literal = _parts is [{ Node: null } only] ? only.Literal : string.Empty;
        _syntaxFault = parser.SyntaxFault;
        _guardFault = parser.GuardFault;
        foreach (TemplatePart part in _parts)
        {
            _literalLength += part.Literal.Length;
        }

        IsLiteral = !Array.Exists(_parts, static part => part.Node is not null);
        IsWholeValue = _parts is [{ Node: not null }];
        Faults = FindFaults(parser.HasWarnings);
    }

    /// <summary>A template without text.</summary>
    public static Template Empty { get; } = Parse(string.Empty);

    /// <summary>The text as it was written.</summary>
    public string Source { get; }

    /// <summary>Whether there is no placeholder, so that every session gets the same text.</summary>
    public bool IsLiteral { get; }

    /// <summary>Whether the whole text is one placeholder, so that <see cref="Evaluate"/> gives its native value.</summary>
    public bool IsWholeValue { get; }

    /// <summary>
    /// What is wrong with the text, in order; most often empty. Of braces that hold no expression only the first are listed. Functions
    /// that are not in the catalogue are listed although the host may add them: see <see cref="FindCalls"/>.
    /// </summary>
    public IReadOnlyList<ExpressionFault> Faults { get; }

    /// <summary>Parses a template. Never fails.</summary>
    public static Template Parse(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        TemplateParser parser = new(source);
        parser.Parse();
        return new Template(source, parser);
    }

    /// <summary>A template from text, as by <see cref="Parse"/>.</summary>
    public static implicit operator Template(string source) => Parse(source);

    /// <summary>
    /// The text with every placeholder replaced. A placeholder that fails prints nothing and is reported to
    /// <see cref="EvaluationContext.Faults"/>; so are braces that hold no expression, once for the whole text.
    /// </summary>
    public string Render(EvaluationContext context, TemplateEncoding encoding = TemplateEncoding.None)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!IsWholeValue || encoding != TemplateEncoding.None)
        {
            return Render(context, encoding, out _);
        }

        TryEvaluateWhole(context, asText: true, out Value value);
        return value.ToString();
    }

    /// <summary>
    /// The native value when the whole text is one placeholder, else the rendered text. A placeholder that fails is reported; a whole
    /// one gives <see cref="Value.Undefined"/> then.
    /// </summary>
    public Value Evaluate(EvaluationContext context)
    {
        TryEvaluate(context, out Value value);
        return value;
    }

    /// <summary>As <see cref="Evaluate"/>.</summary>
    /// <param name="context">What the placeholders see.</param>
    /// <param name="value">The value, also when a placeholder failed.</param>
    /// <returns>Whether every placeholder could be evaluated.</returns>
    public bool TryEvaluate(EvaluationContext context, out Value value)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (IsWholeValue)
        {
            return TryEvaluateWhole(context, asText: false, out value);
        }

        value = Value.Text(Render(context, TemplateEncoding.None, out bool hasSucceeded));
        return hasSucceeded;
    }

    /// <summary>The functions that the placeholders call, in the order of the text; for checks before anything runs.</summary>
    public IReadOnlyList<FunctionCall> FindCalls() => CollectUses().Calls;

    /// <summary>The variables that the placeholders read, in the order of the text; for checks before anything runs.</summary>
    public IReadOnlyList<VariableRead> FindReads() => CollectUses().Reads;

    /// <summary>The text as it was written.</summary>
    public override string ToString() => Source;

    private ExpressionUses CollectUses()
    {
        ExpressionUses uses = new();
        foreach (TemplatePart part in _parts)
        {
            part.Node?.Collect(uses);
        }

        return uses;
    }

    private ExpressionFault[] FindFaults(bool hasWarnings)
    {
        List<ExpressionFault> faults = hasWarnings ? CollectUses().FindWarnings(Source) : [];
        ExpressionFault? first = _syntaxFault is null || _guardFault?.Position < _syntaxFault.Position ? _guardFault : _syntaxFault;
        if (first is not null)
        {
            int at = faults.FindIndex(fault => fault.Position > first.Position);
            faults.Insert(at < 0 ? faults.Count : at, first);
        }

        return [.. faults];
    }
}
