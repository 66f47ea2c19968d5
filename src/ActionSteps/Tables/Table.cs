namespace ActionSteps.Tables;

/// <summary>
/// A table as a store meets it: whose it is and what it looks like. The definition travels with every call, so that a store can make
/// typed columns when it first meets a table and add what a newer version of the bot defines.
/// </summary>
/// <param name="BotId">The id of the bot.</param>
/// <param name="BotVersion"><c>DRAFT</c> or <c>LIVE</c>; each has records of its own.</param>
/// <param name="Definition">Name and columns.</param>
public sealed record Table(string BotId, string BotVersion, TableDefinition Definition);
