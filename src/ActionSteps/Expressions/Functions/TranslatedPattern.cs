using System.Text.RegularExpressions;

namespace ActionSteps.Expressions.Functions;

/// <summary>A regular expression in the form of .NET.</summary>
/// <param name="Text">The pattern.</param>
/// <param name="Options">The options of its flags.</param>
/// <param name="NeedsBacktracking">Whether it looks around or back, which no automaton can.</param>
/// <param name="Weight">The number of places in the pattern with all its counted repetitions written out.</param>
/// <param name="Groups">The number of groups.</param>
/// <param name="Names">The numbers of the groups that have names.</param>
internal sealed record TranslatedPattern(
    string Text, RegexOptions Options, bool NeedsBacktracking, int Weight, int Groups, IReadOnlyDictionary<string, int> Names);
