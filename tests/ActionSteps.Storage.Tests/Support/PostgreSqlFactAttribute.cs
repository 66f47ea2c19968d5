namespace ActionSteps.Storage.Tests.Support;

/// <summary>A test that needs a PostgreSQL server; skipped where there is none.</summary>
internal sealed class PostgreSqlFactAttribute : FactAttribute
{
    public PostgreSqlFactAttribute() => Skip = PostgreSqlServer.Missing;
}
