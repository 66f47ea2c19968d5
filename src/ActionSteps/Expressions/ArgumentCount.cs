namespace ActionSteps.Expressions;

/// <summary>Says what is wrong with the number of arguments of a call.</summary>
internal static class ArgumentCount
{
    public static string Describe(string name, int count, int min, int max)
    {
        string range = min == max ? $"{min}" : max == int.MaxValue ? $"{min} or more" : $"{min} to {max}";
        string noun = range == "1" ? "argument" : "arguments";
        return $"Function \"{name}\" takes {range} {noun}, not {count}.";
    }
}
