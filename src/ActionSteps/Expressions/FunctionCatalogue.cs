namespace ActionSteps.Expressions;

/// <summary>The functions that every expression may call, for editors, help texts and checks. What a host adds is not in it.</summary>
public static class FunctionCatalogue
{
    /// <summary>The functions by subject: text, numbers, lists, objects, tests, dates.</summary>
    public static IReadOnlyList<FunctionDescription> Functions { get; } =
    [
        .. BuiltInFunctions.All.Select(static function => new FunctionDescription(
            function.Name,
            $"{function.Name}({function.Parameters})",
            function.Summary,
            function.MinArguments,
            function.MaxArguments,
            function.Aliases)),
    ];
}
