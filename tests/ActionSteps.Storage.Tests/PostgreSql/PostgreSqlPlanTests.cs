using System.Globalization;
using System.Reflection;
using System.Text.Json;
using ActionSteps.Storage.PostgreSql;
using ActionSteps.Storage.Tests.Support;
using Npgsql;

namespace ActionSteps.Storage.Tests.PostgreSql;

/// <summary>No call may become slower because there are many conversations: each statement finds its rows by an index.</summary>
public sealed class PostgreSqlPlanTests
{
    private const int Conversations = 20_000;
    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static;

    private static readonly Dictionary<string, string> Statements = Read();

    private static readonly Lazy<Task<string>> Filled = new(FillAsync);

    public static TheoryData<string> Names => [.. Statements.Keys];

    [PostgreSqlTheory]
    [MemberData(nameof(Names))]
    public async Task Statements_about_conversations_read_no_large_table_from_end_to_end(string name)
    {
        await using NpgsqlConnection connection = new(await Filled.Value);
        await connection.OpenAsync();

        foreach (string mode in (string[])["force_generic_plan", "force_custom_plan"])
        {
            Assert.Equal((mode, ""), (mode, string.Join("; ", await WholeTablesAsync(connection, Statements[name], mode))));
        }
    }

    [PostgreSqlTheory]
    [InlineData("SELECT id FROM actionsteps_conversations WHERE state = $1")]
    [InlineData("SELECT count(*) FROM actionsteps_handled WHERE number > $1")]
    [InlineData("SELECT id FROM actionsteps_conversations WHERE accepted = $1 ORDER BY id")]
    public async Task A_statement_that_reads_a_whole_table_is_found(string statement)
    {
        await using NpgsqlConnection connection = new(await Filled.Value);
        await connection.OpenAsync();

        Assert.NotEmpty(await WholeTablesAsync(connection, statement, "force_generic_plan"));
        Assert.NotEmpty(await WholeTablesAsync(connection, statement, "force_custom_plan"));
    }

    private static async Task<List<string>> WholeTablesAsync(NpgsqlConnection connection, string statement, string mode)
    {
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync();
        await ExecuteAsync(connection, $"SET LOCAL plan_cache_mode = {mode}; DEALLOCATE ALL; PREPARE asked AS {statement}");
        string types = await ReadAsync(connection, "SELECT array_to_string(parameter_types, ',') FROM pg_prepared_statements WHERE name = 'asked'");
        string values = string.Join(", ", types.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(type => type == "text" ? "'c-0000777'" : "7"));
        string plan = await ReadAsync(connection, $"EXPLAIN (FORMAT JSON) EXECUTE asked{(values.Length > 0 ? $"({values})" : "")}");
        using JsonDocument document = JsonDocument.Parse(plan);
        List<string> found = [];
        Look(document.RootElement[0].GetProperty("Plan"), found);
        return found;
    }

    /// <summary>Finds what reads a table, or an index, from its begin to its end. There are only as many workers as processes.</summary>
    private static void Look(JsonElement node, List<string> found)
    {
        string type = node.GetProperty("Node Type").GetString() ?? "";
        string relation = node.TryGetProperty("Relation Name", out JsonElement name) ? name.GetString() ?? "" : "";
        bool isWhole = type switch
        {
            "Seq Scan" => true,
            "Index Scan" or "Index Only Scan" or "Bitmap Index Scan" => !node.TryGetProperty("Index Cond", out _),
            _ => false,
        };
        if (isWhole && relation != "actionsteps_workers")
        {
            found.Add($"{type} of {relation}");
        }

        if (node.TryGetProperty("Plans", out JsonElement plans))
        {
            foreach (JsonElement part in plans.EnumerateArray())
            {
                Look(part, found);
            }
        }
    }

    private static async Task<string> FillAsync()
    {
        string schema = PostgreSqlServer.NewSchema();
        await using PostgreSqlDatabase database = new(schema);
        await database.PrepareAsync(CancellationToken.None);
        PostgreSqlServer.Execute(schema, string.Create(CultureInfo.InvariantCulture, $$"""
            INSERT INTO actionsteps_conversations (id, version, state, owner, user_id, state_due, due, active, active_day, handled, accepted)
            SELECT 'c-' || lpad(n::text, 7, '0'), 3, repeat('x', 300), CASE WHEN n % 500 = 0 THEN 'w-1' END, 'u-' || n, NULL,
                CASE WHEN n % 200 = 0 THEN n END, n, n / 100, 3, 3 FROM generate_series(1, {{Conversations}}) n;
            INSERT INTO actionsteps_workers SELECT 'w-' || n, 0 FROM generate_series(1, 5) n;
            INSERT INTO actionsteps_handled SELECT id, 'm-' || m, m FROM actionsteps_conversations, generate_series(1, 3) m;
            INSERT INTO actionsteps_history SELECT id, m, m, repeat('x', 100), repeat('x', 100) FROM actionsteps_conversations, generate_series(1, 3) m;
            INSERT INTO actionsteps_inbox SELECT id, m, 'm-' || m, '{}', 0, CASE WHEN m = 1 THEN 1 ELSE 0 END
                FROM actionsteps_conversations, generate_series(1, 2) m WHERE version = 3 AND active % 10 = 0;
            INSERT INTO actionsteps_outbox SELECT conversation, sequence, item, next, parked FROM actionsteps_inbox;
            ANALYZE actionsteps_conversations, actionsteps_workers, actionsteps_handled, actionsteps_history, actionsteps_inbox, actionsteps_outbox;
            """));
        return schema;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string text)
    {
        await using NpgsqlCommand command = new(text, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<string> ReadAsync(NpgsqlConnection connection, string text)
    {
        await using NpgsqlCommand command = new(text, connection);
        return await command.ExecuteScalarAsync() as string ?? throw new InvalidOperationException($"There is no answer to {text}");
    }

    /// <summary>Both packages hold the statements as a type of the same name, so the one of PostgreSQL is asked for by its assembly.</summary>
    private static Dictionary<string, string> Read()
    {
        Assembly package = typeof(PostgreSqlDatabase).Assembly;
        Type dialects = package.GetType("ActionSteps.Storage.PostgreSql.PostgreSqlDialect", throwOnError: true) ?? typeof(object);
        Type type = package.GetType("ActionSteps.Storage.Conversations.ConversationSql", throwOnError: true) ?? typeof(object);
        object? sql = Activator.CreateInstance(type, dialects.GetProperty("Instance")?.GetValue(null));
        return type.GetProperties(Everything)
            .SelectMany(property => property.GetValue(sql) switch
            {
                string one => [KeyValuePair.Create(property.Name, one)],
                IReadOnlyList<string> several => several.Select((one, i) => KeyValuePair.Create($"{property.Name} {i}", one)),
                _ => [],
            })
            .ToDictionary();
    }
}
