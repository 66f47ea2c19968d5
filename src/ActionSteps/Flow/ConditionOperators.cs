namespace ActionSteps.Flow;

/// <summary>The names of operators as bots write them (conditions.md section 2).</summary>
public static class ConditionOperators
{
    private static readonly (ConditionOperator Operator, string Name, string[] Aliases)[] Table =
    [
        (ConditionOperator.Equals, "equals", ["is", "=="]),
        (ConditionOperator.DoesNotEqual, "does not equal", ["!="]),
        (ConditionOperator.EqualsIgnoringCase, "equals (case insensitive)", []),
        (ConditionOperator.DoesNotEqualIgnoringCase, "does not equal (case insensitive)", []),
        (ConditionOperator.GreaterThan, "greater than", [">"]),
        (ConditionOperator.GreaterThanOrEquals, "greater than or equals", [">="]),
        (ConditionOperator.LowerThan, "lower than", ["smaller than", "less than", "<"]),
        (ConditionOperator.LowerThanOrEquals, "lower than or equals", ["smaller than or equals", "less than or equals", "<="]),
        (ConditionOperator.Contains, "contains", []),
        (ConditionOperator.DoesNotContain, "does not contain", []),
        (ConditionOperator.ContainsIgnoringCase, "contains (case insensitive)", []),
        (ConditionOperator.StartsWith, "starts with", []),
        (ConditionOperator.EndsWith, "ends with", []),
        (ConditionOperator.MatchesRegex, "matches regex", []),
        (ConditionOperator.DoesNotMatchRegex, "does not match regex", []),
        (ConditionOperator.In, "in", []),
        (ConditionOperator.NotIn, "not in", []),
        (ConditionOperator.Exists, "exists", []),
        (ConditionOperator.DoesNotExist, "does not exist", []),
        (ConditionOperator.IsEmpty, "is empty", []),
        (ConditionOperator.IsNotEmpty, "is not empty", []),
        (ConditionOperator.IsTrue, "is true", []),
        (ConditionOperator.IsFalse, "is false", []),
    ];

    /// <summary>Every name and alias with its operator; of each operator the name that is written comes first.</summary>
    internal static IReadOnlyList<KeyValuePair<string, ConditionOperator>> All { get; } =
        [.. Table.SelectMany(static row => row.Aliases.Prepend(row.Name), static (row, name) => KeyValuePair.Create(name, row.Operator))];

    private static readonly Dictionary<string, ConditionOperator> ByName = new(All, StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<ConditionOperator, string> Names = Table.ToDictionary(static row => row.Operator, static row => row.Name);

    /// <summary>Finds an operator by its name or alias, in any case.</summary>
    /// <param name="text">The name, such as <c>greater than</c> or <c>&gt;</c>; outer white space does not matter.</param>
    /// <param name="result">The operator; without meaning when there is none.</param>
    /// <returns>Whether there is such an operator.</returns>
    public static bool TryParse(string? text, out ConditionOperator result)
    {
        result = default;
        return text is not null && ByName.TryGetValue(text.Trim(), out result);
    }

    /// <summary>The name of an operator, as a bot file writes it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is none of the operators.</exception>
    public static string ToText(this ConditionOperator comparison) => Names.TryGetValue(comparison, out string? name)
        ? name
        : throw new ArgumentOutOfRangeException(nameof(comparison), comparison, "There is no such operator.");

    /// <summary>Whether an operator looks at the left side alone, as <see cref="ConditionOperator.Exists"/> does.</summary>
    internal static bool HasNoValue(ConditionOperator comparison) => comparison
        is ConditionOperator.Exists or ConditionOperator.DoesNotExist
        or ConditionOperator.IsEmpty or ConditionOperator.IsNotEmpty
        or ConditionOperator.IsTrue or ConditionOperator.IsFalse;
}
