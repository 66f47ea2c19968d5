namespace ActionSteps.Storage.Tests.Support;

/// <summary>A test with rows that needs a PostgreSQL server; skipped where there is none.</summary>
internal sealed class PostgreSqlTheoryAttribute : TheoryAttribute
{
    public PostgreSqlTheoryAttribute() => Skip = PostgreSqlServer.Missing;
}
