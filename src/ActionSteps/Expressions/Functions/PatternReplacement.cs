using System.Globalization;
using System.Text.RegularExpressions;
using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Functions;

/// <summary>
/// What takes the place of a match, as JavaScript reads it: <c>$1</c> to <c>$99</c> and <c>$&lt;name&gt;</c> are groups, <c>$&amp;</c> is
/// the match, <c>$$</c> a dollar sign; anything else is literal.
/// </summary>
internal readonly ref struct PatternReplacement(string source, PatternMatcher matcher)
{
    public void Append(Match match, scoped ref TextBuilder result)
    {
        int from = 0;
        for (int dollar = source.IndexOf('$', StringComparison.Ordinal); dollar >= 0; dollar = source.IndexOf('$', from))
        {
            result.Append(source.AsSpan(from, dollar - from));
            int length = LengthOfReference(source.AsSpan(dollar), out int group);
            if (length == 0)
            {
                result.Append('$');
                from = dollar + 1;
                continue;
            }

            result.Append(group < 0 ? "$" : match.Groups[group].ValueSpan);
            from = dollar + length;
        }

        result.Append(source.AsSpan(from));
    }

    /// <summary>The units of the reference that a text starts with, 0 when it is none; group -1 is a dollar sign.</summary>
    private int LengthOfReference(ReadOnlySpan<char> text, out int group)
    {
        group = text is ['$', '$', ..] ? -1 : 0;
        if (text is ['$', '$' or '&', ..])
        {
            return 2;
        }

        if (text is ['$', '<', ..] && text.IndexOf('>') is > 0 and int end)
        {
            group = matcher.NumberOf(text[2..end].ToString());
            return group > 0 ? end + 1 : 0;
        }

        // Two digits where there are that many groups, else one.
        for (int digits = 2; digits > 0; digits--)
        {
            if (text.Length > digits && int.TryParse(text.Slice(1, digits), NumberStyles.None, CultureInfo.InvariantCulture, out group)
                && group > 0 && group <= matcher.Groups)
            {
                return digits + 1;
            }
        }

        return 0;
    }
}
