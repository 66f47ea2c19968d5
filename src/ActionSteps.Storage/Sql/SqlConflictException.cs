namespace ActionSteps.Storage.Sql;

/// <summary>A row that a statement had to change is not as it was expected: somebody else was first. Ends and undoes the transaction.</summary>
internal sealed class SqlConflictException() : Exception("Somebody else has changed the row in between.");
