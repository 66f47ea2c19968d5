using System.Globalization;
using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Functions;

/// <summary>How people of a language and region write numbers and dates.</summary>
internal static class Locales
{
    private static readonly VariablePath SessionLocale = VariablePath.Parse("locale");

    private static readonly CultureInfo Default = CultureInfo.GetCultureInfo("en-US");

    /// <summary>The culture of an argument; without one that of the session; American English where neither is known.</summary>
    public static CultureInfo Of(Value argument, EvaluationContext context)
    {
        Value name = argument.IsNullOrUndefined ? context.Variables.Get(SessionLocale) : argument;
        return name.TryGetText(out string? text) && TryFind(text, out CultureInfo? culture) ? culture : Default;
    }

    /// <summary>Finds a culture such as <c>nl-BE</c>, <c>nl_be</c> or <c>nl</c>; an unknown region gives the language alone.</summary>
    public static bool TryFind(string name, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out CultureInfo? culture)
    {
        culture = null;
        string tag = name.Trim().Replace('_', '-');
        if (tag.Length is < 2 or > 20)
        {
            return false;
        }

        int region = tag.IndexOf('-', StringComparison.Ordinal);
        return TryGet(tag, out culture) || (region >= 2 && TryGet(tag[..region], out culture));
    }

    private static bool TryGet(string tag, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out CultureInfo? culture)
    {
        try
        {
            // Only what the platform knows: the framework keeps every culture it was ever asked for.
            culture = CultureInfo.GetCultureInfo(tag, predefinedOnly: true);
            return true;
        }
        catch (CultureNotFoundException)
        {
            culture = null;
            return false;
        }
    }
}
