namespace ActionSteps.Scripting.Syntax;

/// <summary>Early errors of regular expression literals.</summary>
internal static class RegExpSyntax
{
    /// <summary>Reads the pattern and the flags of a literal; a fault is told with its distance from the start of the pattern.</summary>
    internal static RegExpProgram Read(string pattern, string flags, Func<int, string, ScriptSyntaxException> fault)
    {
        if (!RegExpProgram.TryReadFlags(flags, out RegExpFlags read))
        {
            throw fault(pattern.Length + 1, $"Invalid regular expression flags '{flags}'");
        }

        RegExpProgram? program = RegExpProgram.TryCreate(pattern, read, meter: null, out RegExpFault? found);
        return program ?? throw fault(found!.Offset, Describe(pattern, flags, found));
    }

    /// <summary>The message for a pattern that is not one.</summary>
    internal static string Describe(string pattern, string flags, RegExpFault fault) => pattern.Length > 100
        ? $"Invalid regular expression: /{pattern.AsSpan(0, 97)}.../{flags}: {fault.Message}"
        : $"Invalid regular expression: /{pattern}/{flags}: {fault.Message}";
}
