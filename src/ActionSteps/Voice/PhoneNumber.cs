using System.Diagnostics.CodeAnalysis;

namespace ActionSteps.Voice;

/// <summary>Telephone numbers in the form <c>+328005580</c> (voice.md section 1).</summary>
internal static class PhoneNumber
{
    private const int FewestDigits = 7;
    private const int MostDigits = 15;

    /// <summary>The number with <c>+</c> and country code, without separators.</summary>
    /// <returns>Whether it is one; a national number is not, as its country is not known.</returns>
    public static bool TryNormalize(string text, [NotNullWhen(true)] out string? number)
    {
        string bare = string.Concat(text.Where(unit => !IsSeparator(unit)));
        string digits = bare switch
        {
            ['+', ..] => bare[1..],
            ['0', '0', ..] => bare[2..],
            _ => bare,
        };
        bool isNumber = digits.Length is >= FewestDigits and <= MostDigits
            && digits[0] != '0'
            && !digits.AsSpan().ContainsAnyExceptInRange('0', '9');
        number = isNumber ? "+" + digits : null;
        return isNumber;
    }

    private static bool IsSeparator(char unit) => unit is '.' or '-' or '(' or ')' or '/' || char.IsWhiteSpace(unit);
}
