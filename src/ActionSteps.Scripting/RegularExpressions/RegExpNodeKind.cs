namespace ActionSteps.Scripting.RegularExpressions;

/// <summary>What a part of a pattern is.</summary>
internal enum RegExpNodeKind : byte
{
    Empty,
    Text,
    Set,
    Sequence,
    Choice,
    Capture,
    Loop,
    BackReference,
    LineStart,
    LineEnd,
    WordBoundary,
    NotWordBoundary,
    Look,
}
