namespace ActionSteps.Scripting.Syntax;

/// <summary>Early errors of regular expression literals.</summary>
internal static class RegExpSyntax
{
    /// <summary>Checks flags; the pattern is checked by the engine of regular expressions.</summary>
    internal static void Check(string pattern, string flags, Func<string, ScriptSyntaxException> fault)
    {
        for (int i = 0; i < flags.Length; i++)
        {
            bool isKnown = "dgimsuvy".Contains(flags[i], StringComparison.Ordinal) && flags.IndexOf(flags[i], StringComparison.Ordinal) == i;
            if (!isKnown || (flags.Contains('u', StringComparison.Ordinal) && flags.Contains('v', StringComparison.Ordinal)))
            {
                throw fault($"Invalid flags supplied to RegExp constructor '{flags}'");
            }
        }
    }
}
