namespace ActionSteps.Storage.Tables;

/// <summary>A table during a transaction. Immutable.</summary>
/// <param name="Layout">Where its records are.</param>
/// <param name="Records">How many there are.</param>
/// <param name="Bytes">How large they are together.</param>
internal sealed record OpenTable(TableLayout Layout, long Records, long Bytes);
