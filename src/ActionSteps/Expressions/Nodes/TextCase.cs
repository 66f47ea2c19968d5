namespace ActionSteps.Expressions.Nodes;

/// <summary>How the case of text changes.</summary>
internal enum TextCase : byte
{
    /// <summary>Every character upper case.</summary>
    Upper,

    /// <summary>Every character lower case.</summary>
    Lower,

    /// <summary>The first character upper case, the rest lower case.</summary>
    Capitalized,
}
