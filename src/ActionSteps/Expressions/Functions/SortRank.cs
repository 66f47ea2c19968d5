namespace ActionSteps.Expressions.Functions;

/// <summary>The order of kinds in a sorted list.</summary>
internal enum SortRank
{
    Number,
    Date,
    Text,
    Boolean,
    Node,
    Null,
}
