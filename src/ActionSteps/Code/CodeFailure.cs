using System.Globalization;
using ActionSteps.Scripting;

namespace ActionSteps.Code;

/// <summary>Turns what ended a script into what its builder should know.</summary>
internal static class CodeFailure
{
    public static CodeError TooMuchSent { get; } = new(
        ErrorCodes.CodeMemory, "The script has sent more than fits into half of its memory. Send less, or keep large data where it comes from.")
    {
        Limit = "Sends",
    };

    public static CodeError Of(ScriptException failure, string source)
    {
        switch (failure)
        {
            case ScriptLimitException limit:
                return OfLimit(limit);
            case ScriptThrownException thrown:
                (int line, int column) = FindLine(thrown.ScriptStack, source);
                string place = line > 0 ? string.Create(CultureInfo.InvariantCulture, $" (line {line}, column {column})") : string.Empty;
                return new CodeError(ErrorCodes.CodeError, thrown.Message + place)
                {
                    Name = thrown.ErrorName,
                    Stack = thrown.ScriptStack,
                    Line = line,
                    Column = column,
                };
            default:
                return new CodeError(ErrorCodes.CodeError, failure.Message);
        }
    }

    private static CodeError OfLimit(ScriptLimitException limit)
    {
        (string code, string message) = limit.Limit switch
        {
            ScriptLimit.ComputingTime or ScriptLimit.Instructions =>
                (ErrorCodes.CodeTimeout, $"The script computed longer than it may: {limit.Allowed} are allowed. Look for a loop that does not end."),
            ScriptLimit.TotalTime =>
                (ErrorCodes.CodeTimeout, $"The script took longer than it may, waiting included: {limit.Allowed} are allowed. Wait for less, or give fetch a timeout."),
            ScriptLimit.Memory =>
                (ErrorCodes.CodeMemory, $"The script needs more memory than it may: {limit.Allowed} are allowed. Look for a list or text that grows without end, or keep less at a time."),
            ScriptLimit.ResultSize =>
                (ErrorCodes.CodeMemory, $"The script hands over more at a time than it may: {limit.Allowed} are allowed. Send less, or keep large data where it comes from."),
            ScriptLimit.PendingWork =>
                (ErrorCodes.CodeMemory, $"The script has more under way than it may: {limit.Allowed} are allowed. Await some before it starts the next."),
            _ => (ErrorCodes.CodeMemory, limit.Message),
        };
        return new CodeError(code, message) { Limit = limit.Limit.ToString() };
    }

    /// <summary>The innermost place in the script itself; a stack may begin in a library.</summary>
    private static (int Line, int Column) FindLine(string stack, string source)
    {
        foreach (string call in stack.Split('\n'))
        {
            string end = call.EndsWith(')') ? call[(call.LastIndexOf('(') + 1)..^1] : call.TrimStart();
            end = end.StartsWith("at ", StringComparison.Ordinal) ? end[3..] : end;
            string[] parts = end.StartsWith(source + ":", StringComparison.Ordinal) ? end[(source.Length + 1)..].Split(':') : [];
            if (parts.Length == 2
                && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int line)
                && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int column))
            {
                return (line, column);
            }
        }

        return default;
    }
}
