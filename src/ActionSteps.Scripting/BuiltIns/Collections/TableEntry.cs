namespace ActionSteps.Scripting.BuiltIns.Collections;

/// <summary>One key of an <see cref="OrderedTable"/>; the key of a removed entry is empty.</summary>
internal struct TableEntry
{
    internal JsValue Key;
    internal uint Hash;

    /// <summary>The next entry of the same bucket, -1 at the end.</summary>
    internal int Next;

    /// <summary>Ascends with every insertion and never comes again.</summary>
    internal long Sequence;
}
