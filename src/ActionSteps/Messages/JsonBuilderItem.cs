using ActionSteps.Expressions;

namespace ActionSteps.Messages;

/// <summary>One member of the object that a JSON builder sends.</summary>
/// <param name="Key">The name, taken literally; dots do not nest. An empty one is skipped.</param>
/// <param name="Value">The value; a single placeholder gives its native value, and <c>null</c> when there is none.</param>
public sealed record JsonBuilderItem(string Key, Template Value);
