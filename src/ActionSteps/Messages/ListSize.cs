namespace ActionSteps.Messages;

/// <summary>How the items of a list look.</summary>
public enum ListSize
{
    /// <summary>The first item has a cover picture.</summary>
    Large,

    /// <summary>All items look alike.</summary>
    Compact,
}
