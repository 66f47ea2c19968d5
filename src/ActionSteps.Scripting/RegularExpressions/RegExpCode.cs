namespace ActionSteps.Scripting.RegularExpressions;

/// <summary>A compiled pattern. Immutable; shared by runs and threads.</summary>
internal sealed class RegExpCode
{
    internal required int[] Code { get; init; }

    internal required CharacterClass[] Classes { get; init; }

    internal required string[] Texts { get; init; }

    internal required int RegisterCount { get; init; }

    /// <summary>Number of groups including the whole match.</summary>
    internal required int GroupCount { get; init; }

    internal required bool IsUnicode { get; init; }

    /// <summary>Units with which every match starts; empty when there are none.</summary>
    internal required string Prefix { get; init; }

    /// <summary>Whether the prefix is the whole pattern.</summary>
    internal required bool IsPlainText { get; init; }

    /// <summary>Units with which a match can start; null when that is not known.</summary>
    internal required CharacterClass? First { get; init; }

    /// <summary>Whether a match can only be at the start of the text.</summary>
    internal required bool IsAnchored { get; init; }

    /// <summary>Starts with a run of this class that is never given back: a failed try need not be repeated inside the run.</summary>
    internal required CharacterClass? LeadingRun { get; init; }
}
