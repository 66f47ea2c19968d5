using System.Reflection;
using ActionSteps.Storage.Conversations;
using ActionSteps.Storage.Sqlite;
using ActionSteps.Storage.Tests.Support;
using SQLitePCL;

namespace ActionSteps.Storage.Tests.Sqlite;

/// <summary>No call may become slower because there are many conversations: each statement finds its rows by an index.</summary>
public sealed class SqlitePlanTests
{
    private const BindingFlags Statements = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static;

    private static readonly ConversationSql Sql = new(SqliteDialect.Instance);

    private static readonly Dictionary<string, string> ByName = typeof(ConversationSql).GetProperties(Statements)
        .SelectMany(property => property.GetValue(Sql) switch
        {
            string one => [KeyValuePair.Create(property.Name, one)],
            IReadOnlyList<string> several => several.Select((one, i) => KeyValuePair.Create($"{property.Name} {i}", one)),
            _ => [],
        })
        .ToDictionary();

    public static TheoryData<string> Names => [.. ByName.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Statements_about_conversations_read_no_table_from_end_to_end(string name)
    {
        IReadOnlyList<string> plan = PlanOf(ByName[name]);

        Assert.DoesNotContain(plan, line => line.StartsWith("SCAN TABLE", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, line => line.Contains("TEMP B-TREE", StringComparison.Ordinal) && name != "ListParked");
    }

    [Fact]
    public void A_statement_that_reads_a_whole_table_is_found() =>
        Assert.Contains(PlanOf("SELECT id FROM actionsteps_conversations WHERE state = $1"), line => line.StartsWith("SCAN TABLE", StringComparison.Ordinal));

    private static List<string> PlanOf(string statement)
    {
        using SqliteDatabase database = SharedSqlite.New();
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_open(database.File, out sqlite3 connection));
        using (connection)
        {
            raw.sqlite3_create_function(connection, "actionsteps_now", 0, null, (context, _, _) => raw.sqlite3_result_int64(context, 0));
            Assert.Equal(raw.SQLITE_OK, raw.sqlite3_prepare_v2(connection, "EXPLAIN QUERY PLAN " + statement, out sqlite3_stmt plan));
            using (plan)
            {
                List<string> lines = [];
                while (raw.sqlite3_step(plan) == raw.SQLITE_ROW)
                {
                    lines.Add(raw.sqlite3_column_text(plan, 3).utf8_to_string());
                }

                return lines;
            }
        }
    }
}
