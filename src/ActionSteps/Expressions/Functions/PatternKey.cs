using System.Text.RegularExpressions;

namespace ActionSteps.Expressions.Functions;

/// <summary>What makes two regular expressions the same.</summary>
/// <param name="Pattern">The pattern in the form of .NET.</param>
/// <param name="Options">The options of its flags.</param>
/// <param name="IsAutomaton">Whether it matches in linear time.</param>
/// <param name="Timeout">How long one match may take.</param>
internal readonly record struct PatternKey(string Pattern, RegexOptions Options, bool IsAutomaton, TimeSpan Timeout);
