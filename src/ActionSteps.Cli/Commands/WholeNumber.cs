using System.CommandLine.Parsing;
using System.Globalization;

namespace ActionSteps.Cli.Commands;

/// <summary>Reads the whole number behind an option.</summary>
internal static class WholeNumber
{
    /// <summary>The number; a fault of usage when it is none.</summary>
    public static long Parse(ArgumentResult result)
    {
        string text = result.Tokens.Count > 0 ? result.Tokens[0].Value : string.Empty;
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number))
        {
            string option = result.Parent is OptionResult { IdentifierToken: { } name } ? name.Value : "The option";
            result.AddError($"{option} needs a whole number, not \"{text}\".");
        }

        return number;
    }
}
