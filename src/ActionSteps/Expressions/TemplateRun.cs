using System.Runtime.CompilerServices;
using ActionSteps.Expressions.Nodes;
using ActionSteps.Expressions.Parsing;
using ActionSteps.Sessions;

namespace ActionSteps.Expressions;

/// <summary>One rendering of a template, which goes on behind a placeholder that failed. Must be disposed.</summary>
internal ref struct TemplateRun
{
    private readonly TemplatePart[] _parts;
    private readonly EvaluationContext _context;
    private readonly TemplateEncoding _encoding;
    private readonly int _longest;
    private ExpressionFault? _guardFault;
    private TextBuilder _builder;
    private int _at;
    private int _start;
    private int _literalLeft;

    /// <param name="parts">What to render.</param>
    /// <param name="literalLength">The length of all text between placeholders; it is always printed, so that room is kept for it.</param>
    /// <param name="guardFault">What to report when a name that no expression can be is not in the session; <c>null</c> for nothing.</param>
    /// <param name="encoding">How placeholders are written.</param>
    /// <param name="context">What the placeholders see.</param>
    /// <param name="initial">The first room for the text.</param>
    public TemplateRun(
        TemplatePart[] parts,
        int literalLength,
        ExpressionFault? guardFault,
        TemplateEncoding encoding,
        EvaluationContext context,
        Span<char> initial)
    {
        _parts = parts;
        _guardFault = guardFault;
        _encoding = encoding;
        _context = context;
        _literalLeft = literalLength;
        _longest = Math.Max(context.Limits.MaxTextLength, literalLength);
        _builder = new TextBuilder(initial, _longest);
    }

    /// <summary>Whether all parts are printed.</summary>
    public readonly bool IsDone => _at == _parts.Length;

    /// <summary>Whether a placeholder printed nothing because it failed, or because others had used up the work.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>The placeholder that is being printed.</summary>
    public readonly Node? Current => _parts[_at].Node;

    /// <summary>Prints all parts that are left. Not inlined into the caller's try block, where code is slower.</summary>
    /// <exception cref="EvaluationFailure">The <see cref="Current"/> placeholder failed.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void AppendRest()
    {
        for (; _at < _parts.Length; _at++)
        {
            ref readonly TemplatePart part = ref _parts[_at];
            _literalLeft -= part.Literal.Length;
            if (part.Node is null || IsMissing(part.Guard))
            {
                _builder.Append(part.Literal);
            }
            else if (_context.WorkLeft < 0)
            {
                // The placeholder that did too much has been reported.
                HasFailed = true;
            }
            else
            {
                AppendPlaceholder(part.Node);
            }
        }
    }

    /// <summary>Drops what the current placeholder has printed and goes on behind it.</summary>
    /// <returns>Whether its failure has used up the work of the evaluation.</returns>
    public bool SkipFailed()
    {
        bool wasInBudget = _context.WorkLeft >= 0;
        HasFailed = true;
        _at++;
        _builder.Truncate(_start);
        Work.ChargeFailure(_context);
        return wasInBudget && _context.WorkLeft < 0;
    }

    public override readonly string ToString() => _builder.ToString();

    public void Dispose() => _builder.Dispose();

    private void AppendPlaceholder(Node node)
    {
        _start = _builder.Length;
        node.Append(_context, ref _builder);

        // The first placeholder of a URL is its base.
        if (_encoding != TemplateEncoding.None && !(_encoding == TemplateEncoding.Url && _at == 0))
        {
            PlaceholderEncoding.Apply(_encoding, ref _builder, _start);
        }

        if (_builder.Length > _longest - _literalLeft)
        {
            throw Coercion.TextTooLong(_context);
        }
    }

    private bool IsMissing(VariablePath? guard)
    {
        if (guard is null || !_context.Variables.Get(guard).IsUndefined)
        {
            return false;
        }

        if (_guardFault is not null)
        {
            _context.Report(_guardFault);
            _guardFault = null;
        }

        return true;
    }
}
