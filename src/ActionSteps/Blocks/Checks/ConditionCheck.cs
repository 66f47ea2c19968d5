using System.Text.RegularExpressions;
using ActionSteps.Blocks.Reading;
using ActionSteps.Flow;

namespace ActionSteps.Blocks.Checks;

/// <summary>Finds conditions that cannot hold as they are meant.</summary>
internal static partial class ConditionCheck
{
    public static void Report(Condition condition, BotCheck check)
    {
        if (condition.Statements.Count == 0)
        {
            check.Fault("A condition needs at least one statement.");
        }
    }

    /// <summary>Warns of counts in regular expressions: <c>{3}</c> in a value field is a placeholder that prints 3.</summary>
    public static void Report(ConditionStatement statement, BotCheck check)
    {
        if (statement.Operator is not (ConditionOperator.MatchesRegex or ConditionOperator.DoesNotMatchRegex))
        {
            return;
        }

        foreach (ValueMatch match in Count.EnumerateMatches(statement.Value.Source))
        {
            string count = statement.Value.Source.Substring(match.Index + 1, match.Length - 2);
            check.WarnAt("value", $"{{{count}}} is a placeholder here, not a count.", $"\\{{{count}\\}}", match.Index);
        }
    }

    [GeneratedRegex(@"(?<!\\)\{[0-9]{1,9}(,[0-9]{0,9})?\}", RegexOptions.None, 1000)]
    private static partial Regex Count { get; }
}
