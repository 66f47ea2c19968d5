using ActionSteps.Expressions;

namespace ActionSteps.Flow;

/// <summary>One statement of a condition: a variable, an operator and a value. Immutable.</summary>
/// <param name="Variable">The left side as a template that is one placeholder; see <see cref="Parse"/> for one from plain text.</param>
/// <param name="Operator">How the sides compare.</param>
public sealed record ConditionStatement(Template Variable, ConditionOperator Operator)
{
    /// <summary>The right side; not used by operators without one, such as <see cref="ConditionOperator.Exists"/>.</summary>
    public Template Value { get; init; } = Template.Empty;

    /// <summary>How the statement joins the ones before it; without meaning on the first one.</summary>
    public ConditionJoin Join { get; init; }

    /// <summary>A statement as it is written in a bot: <c>Parse("LENGTH(list)", "greater than", "1")</c>.</summary>
    /// <param name="variable">A path or an expression, with or without braces: <c>seats</c>, <c>{seats}</c>, <c>LENGTH(list)</c>.</param>
    /// <param name="operatorName">A name or alias of an operator, in any case.</param>
    /// <param name="value">The right side, a template; empty for operators without one.</param>
    /// <exception cref="ArgumentException">There is no such operator.</exception>
    public static ConditionStatement Parse(string variable, string operatorName, string value = "")
    {
        ArgumentNullException.ThrowIfNull(variable);
        ArgumentNullException.ThrowIfNull(operatorName);
        ArgumentNullException.ThrowIfNull(value);
        return ConditionOperators.TryParse(operatorName, out ConditionOperator comparison)
            ? new ConditionStatement(ParseVariable(variable), comparison) { Value = Template.Parse(value) }
            : throw new ArgumentException(
                $"\"{operatorName}\" is not an operator; use one such as \"equals\", \"greater than\" or \"exists\".", nameof(operatorName));
    }

    /// <summary>The left side from text with or without braces. Empty text stays empty and reads as a variable that does not exist.</summary>
    internal static Template ParseVariable(string text)
    {
        string trimmed = text.Trim();
        Template written = Template.Parse(trimmed);
        bool isReady = trimmed.Length == 0 || written.IsWholeValue || (!written.IsLiteral && !Expression.TryParse(trimmed, out _, out _));
        return isReady ? written : Template.Parse($"{{{trimmed}}}");
    }
}
