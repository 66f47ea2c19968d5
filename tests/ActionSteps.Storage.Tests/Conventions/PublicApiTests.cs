using ActionSteps.Storage.PostgreSql;
using ActionSteps.Storage.Sqlite;
using ActionSteps.Tests.Conventions;
using ActionSteps.Tests.Support;

namespace ActionSteps.Storage.Tests.Conventions;

/// <summary>What is public can never be tidied again, so each change of it is looked at.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void The_public_surface_of_the_SQLite_package_is_the_approved_one() =>
        Golden.Verify("ActionSteps.Storage.Sqlite", PublicApi.Describe(typeof(SqliteDatabase).Assembly));

    [Fact]
    public void The_public_surface_of_the_PostgreSQL_package_is_the_approved_one() =>
        Golden.Verify("ActionSteps.Storage.PostgreSql", PublicApi.Describe(typeof(PostgreSqlDatabase).Assembly));

    [Fact]
    public void A_new_public_member_changes_the_text() =>
        Assert.Contains("class ActionSteps.Storage.Tests.Conventions.PublicApiTests", PublicApi.Describe(typeof(PublicApiTests).Assembly), StringComparison.Ordinal);
}
