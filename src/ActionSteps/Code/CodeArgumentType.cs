namespace ActionSteps.Code;

/// <summary>What the value of an argument is.</summary>
public enum CodeArgumentType
{
    /// <summary>Text with placeholders; a single placeholder keeps its native type.</summary>
    Text,

    /// <summary>The path of a variable, whose value the script gets as it is; undefined when the variable does not exist.</summary>
    Variable,

    /// <summary>The id of a block, taken literally.</summary>
    Dialogstate,
}
