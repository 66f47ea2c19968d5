namespace ActionSteps.Tables;

/// <summary>Where an order begins.</summary>
public enum SortDirection
{
    /// <summary>The smallest, or earliest, first.</summary>
    Asc,

    /// <summary>The largest, or latest, first.</summary>
    Desc,
}
