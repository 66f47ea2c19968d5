using ActionSteps.Expressions;

namespace ActionSteps.Tracking;

/// <summary>One fact about a tracked event.</summary>
/// <param name="Key">Its name, taken literally; an entry with a blank one is left out.</param>
/// <param name="Value">Its value, always sent as text: objects as compact JSON, missing variables as empty text.</param>
public sealed record EventDetail(string Key, Template Value);
