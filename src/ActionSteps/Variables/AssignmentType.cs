namespace ActionSteps.Variables;

/// <summary>What the value of an assignment is.</summary>
public enum AssignmentType
{
    /// <summary>Text with placeholders.</summary>
    Text,

    /// <summary>The id of a block, taken literally.</summary>
    Block,
}
