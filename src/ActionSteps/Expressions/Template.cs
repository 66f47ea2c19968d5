using ActionSteps.Sessions;

namespace ActionSteps.Expressions;

/// <summary>
/// Text with placeholders in braces. Parsed once, immutable, shared between threads. Parsing never fails: braces whose content is not an
/// expression are printed as they are and listed in <see cref="Faults"/>.
/// </summary>
public sealed class Template
{
    private readonly VariablePath? _path;

    private Template(string source)
    {
        Source = source;
        if (source.StartsWith('{') && source.IndexOf('}') == source.Length - 1)
        {
            _path = VariablePath.Parse(source[1..^1]);
        }
    }

    /// <summary>A template without text.</summary>
    public static Template Empty { get; } = Parse(string.Empty);

    /// <summary>The text as it was written.</summary>
    public string Source { get; }

    /// <summary>Whether there is no placeholder, so that every session gets the same text.</summary>
    public bool IsLiteral => _path is null;

    /// <summary>Whether the whole text is one placeholder, so that <see cref="Evaluate"/> gives its native value.</summary>
    public bool IsWholeValue => _path is not null;

    /// <summary>What is wrong with the text, in order; most often empty.</summary>
    public IReadOnlyList<ExpressionFault> Faults { get; } = [];

    /// <summary>Parses a template. Never fails.</summary>
    public static Template Parse(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new Template(source);
    }

    /// <summary>A template from text, as by <see cref="Parse"/>.</summary>
    public static implicit operator Template(string source) => Parse(source);

    /// <summary>
    /// The text with every placeholder replaced. A placeholder that fails prints nothing and is reported to
    /// <see cref="EvaluationContext.Faults"/>.
    /// </summary>
    public string Render(EvaluationContext context, TemplateEncoding encoding = TemplateEncoding.None)
    {
        ArgumentNullException.ThrowIfNull(context);
        return _path is null ? Source : context.Variables.Get(_path).ToString();
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
        value = _path is null ? Value.Text(Source) : context.Variables.Get(_path);
        return true;
    }

    /// <summary>The text as it was written.</summary>
    public override string ToString() => Source;
}
