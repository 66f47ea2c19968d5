using ActionSteps.Blocks.Reading;
using ActionSteps.Code;

namespace ActionSteps.Blocks.Checks;

/// <summary>Compiles the scripts of a bot: what is no script is a fault, a name that nobody knows is warned of.</summary>
internal static class CodeCheck
{
    private const int MostNames = 20;

    public static void Report(CodeStep step, BotCheck check) => Report(step.Code, step.Compile, check);

    public static void Report(LibraryScript script, BotCheck check) => Report(script.Code, script.Compile, check);

    public static void Report(CodeArgument argument, BotCheck check)
    {
        if (argument.Type == CodeArgumentType.Dialogstate)
        {
            check.Blocks.Refer(argument.Value.Source, check.Here().Of("value"), FaultSeverity.Warning);
        }
    }

    private static void Report(string code, Func<IScriptEngine, ICompiledScript> compile, BotCheck check)
    {
        FaultPlace place = check.Here().Of("code");
        try
        {
            ICompiledScript script = compile(check.ScriptEngine);
            if (script.UnknownNames.Count > 0)
            {
                // The library may stand behind the blocks.
                check.AtEnd(() => ReportNames(code, script.UnknownNames, place, check));
            }
        }
        catch (CodeSyntaxException fault)
        {
            check.Add(
                place with { TextIndex = IndexOf(code, fault.Line, fault.Column) },
                FaultSeverity.Fault,
                FormattableString.Invariant($"{fault.Reason}, in line {fault.Line}, column {fault.Column} of the script."));
        }
    }

    private static void ReportNames(string code, IReadOnlyList<CodeName> names, FaultPlace place, BotCheck check)
    {
        string[] library = [.. check.Library?.Scripts.Select(script => script.Name) ?? []];
        foreach (CodeName name in names.Where(name => !library.Contains(name.Name)).Take(MostNames))
        {
            check.Warn(
                place with { TextIndex = IndexOf(code, name.Line, name.Column) },
                FormattableString.Invariant($"The script knows no {FaultText.Quote(name.Name)}, in line {name.Line}, column {name.Column}; reading it fails."),
                name.Name,
                check.ScriptEngine.Globals.Concat(library));
        }
    }

    /// <summary>The UTF-16 unit of a place in a script.</summary>
    private static int IndexOf(string code, int line, int column)
    {
        int start = 0;
        for (int at = 1; at < line; at++)
        {
            int end = code.AsSpan(start).IndexOfAny("\n\r\u2028\u2029");
            if (end < 0)
            {
                break;
            }

            start += end + 1;
            if (code[start - 1] == '\r' && start < code.Length && code[start] == '\n')
            {
                start++;
            }
        }

        return Math.Min(start + column - 1, code.Length);
    }
}
