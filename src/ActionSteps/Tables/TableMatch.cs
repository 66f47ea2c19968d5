namespace ActionSteps.Tables;

/// <summary>How several conditions are joined.</summary>
public enum TableMatch
{
    /// <summary>Every condition holds.</summary>
    All,

    /// <summary>At least one condition holds.</summary>
    Any,
}
