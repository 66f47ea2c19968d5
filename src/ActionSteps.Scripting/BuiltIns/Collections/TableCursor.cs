namespace ActionSteps.Scripting.BuiltIns.Collections;

/// <summary>A place in an <see cref="OrderedTable"/> that stays right whatever happens to the table; the default is before the first entry.</summary>
internal struct TableCursor
{
    /// <summary>Where to go on, as long as <see cref="Layout"/> is that of the table.</summary>
    internal int Index;
    internal int Layout;

    /// <summary>The entry visited last, by which the place is found again after entries have moved.</summary>
    internal long Sequence;
}
