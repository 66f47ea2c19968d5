using System.Buffers;
using System.Text;
using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Nodes;

/// <summary>Changes the case of text in place, by the invariant culture.</summary>
internal static class TextCases
{
    /// <summary>Changes what was written since a position.</summary>
    public static void Apply(TextCase textCase, scoped ref TextBuilder builder, int start)
    {
        Span<char> text = builder.From(start);
        if (textCase == TextCase.Capitalized)
        {
            int first = text.Length > 1 && char.IsSurrogatePair(text[0], text[1]) ? 2 : Math.Min(1, text.Length);
            Change(text[..first], toUpper: true);
            Change(text[first..], toUpper: false);
        }
        else
        {
            Change(text, textCase == TextCase.Upper);
        }
    }

    private static void Change(Span<char> text, bool toUpper)
    {
        // ASCII changes in place; the framework refuses to do so with other text.
        int done;
        OperationStatus status = toUpper ? Ascii.ToUpperInPlace(text, out done) : Ascii.ToLowerInPlace(text, out done);
        if (status == OperationStatus.Done)
        {
            return;
        }

        Span<char> rest = text[done..];
        char[] copy = ArrayPool<char>.Shared.Rent(rest.Length);
        rest.CopyTo(copy);
        ReadOnlySpan<char> source = copy.AsSpan(0, rest.Length);
        if (toUpper)
        {
            source.ToUpperInvariant(rest);
        }
        else
        {
            source.ToLowerInvariant(rest);
        }

        ArrayPool<char>.Shared.Return(copy);
    }
}
