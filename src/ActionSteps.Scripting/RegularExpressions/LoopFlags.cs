namespace ActionSteps.Scripting.RegularExpressions;

/// <summary>How a loop over one set walks; bits of an operand.</summary>
internal static class LoopFlags
{
    /// <summary>Towards the start.</summary>
    internal const int Back = 1;

    /// <summary>Each character has to be read as a code point.</summary>
    internal const int Points = 2;

    /// <summary>Characters may be pairs, which must not be split when one is given back.</summary>
    internal const int Pairs = 4;
}
