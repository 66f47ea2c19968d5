using ActionSteps.Blocks.Reading;
using ActionSteps.Expressions;

namespace ActionSteps.Blocks.Checks;

/// <summary>Warns of placeholders that will print nothing or stay as they are.</summary>
internal static class TemplateCheck
{
    /// <param name="template">The template.</param>
    /// <param name="check">Where to report; its place is the template.</param>
    /// <param name="shift">How many units the template has in front that the file does not have.</param>
    public static void Report(Template template, BotCheck check, int shift = 0) => Report(template.Faults, check, shift);

    /// <inheritdoc cref="Report(Template, BotCheck, int)"/>
    public static void Report(IReadOnlyList<ExpressionFault> faults, BotCheck check, int shift = 0)
    {
        for (int i = 0; i < faults.Count; i++)
        {
            ExpressionFault fault = faults[i];
            bool isFunction = fault.Code == ErrorCodes.UnknownFunction;
            string name = isFunction ? NameAt(fault.Source, fault.Position) : string.Empty;
            if (!isFunction || !check.Functions.Contains(name))
            {
                check.Warn(fault.Message, isFunction ? NearestFunction(name, check) : null, Math.Max(0, fault.Position - shift));
            }
        }
    }

    private static string? NearestFunction(string name, BotCheck check) =>
        check.Found.HasRoom(FaultSeverity.Warning) ? check.Suggestions.Nearest(name, check.FunctionNames) : null;

    private static string NameAt(string source, int position)
    {
        int end = position;
        while (end < source.Length && (char.IsAsciiLetterOrDigit(source[end]) || source[end] == '_'))
        {
            end++;
        }

        return source[position..end];
    }
}
