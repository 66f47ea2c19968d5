namespace ActionSteps.Scripting.BuiltIns.Iterators;

/// <summary>What an iterator helper does with the items of its source.</summary>
internal enum IteratorHelperKind
{
    Map,
    Filter,
    Take,
    Drop,
    FlatMap,
}
