namespace ActionSteps.Expressions.Parsing;

/// <summary>Why a text is not an expression.</summary>
internal enum ParseProblem : byte
{
    None,
    Empty,
    ValueMissing,
    Unexpected,
    Missing,
    UnclosedText,
    InvalidEscape,
    NumberRange,
    TooLong,
    TooDeep,
}
