using System.Diagnostics;
using ActionSteps.Storage.PostgreSql;
using Npgsql;

namespace ActionSteps.Storage.Tests.Support;

/// <summary>
/// A PostgreSQL server of its own for the tests, on a socket in a temporary folder, started when the first test needs it and stopped with
/// the tests, also when they are killed.
/// </summary>
internal sealed class PostgreSqlServer
{
    // The server refuses to be root, so root lends it another name. What ends the tests ends the input, and that the server.
    private const string Script = """
        folder=$1
        export PATH="$PATH:$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -1)"
        if [ "$(id -u)" = 0 ]; then
          user=postgres; id "$user" >/dev/null 2>&1 || user=nobody
          chown "$user" "$folder"
          run() { setpriv --reuid="$user" --regid="$(id -g "$user")" --clear-groups "$@"; }
        else
          run() { "$@"; }
        fi
        cd "$folder"
        run initdb -D "$folder/data" -U actionsteps -A trust -E UTF8 --no-locale --no-sync >"$folder/log" 2>&1 || { cat "$folder/log"; exit 1; }
        run pg_ctl -D "$folder/data" -w -t 60 -l "$folder/server.log" \
          -o "-c listen_addresses='' -k $folder -c fsync=off -c max_connections=600 -c autovacuum=off" start >"$folder/log" 2>&1 || { cat "$folder/log" "$folder/server.log"; exit 1; }
        echo ready
        while read -r mode; do
          run pg_ctl -D "$folder/data" -w -t 60 -m "$mode" restart >"$folder/log" 2>&1 || cat "$folder/log"
          echo ready
        done
        run pg_ctl -D "$folder/data" -m immediate stop >/dev/null 2>&1
        rm -rf "$folder"
        """;

    private static readonly Lazy<PostgreSqlServer> Shared = new(() => new PostgreSqlServer());

    private readonly string _folder = Directory.CreateTempSubdirectory("actionsteps-pg-").FullName;
    private readonly Process _process;
    private int _count;

    private PostgreSqlServer()
    {
        // In a session of its own, so that it outlives whoever kills all processes of the tests, and then stops the server.
        ProcessStartInfo start = new("setsid", ["sh", "-c", Script, "sh", _folder]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        _process = Process.Start(start) ?? throw new InvalidOperationException("There is no shell.");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Stop();
        string? line = _process.StandardOutput.ReadLine();
        if (line != "ready")
        {
            throw new InvalidOperationException($"PostgreSQL did not start: {line} {_process.StandardOutput.ReadToEnd()}");
        }
    }

    /// <summary>A server for one test alone, which may restart it.</summary>
    public static PostgreSqlServer StartOwn() => new();

    /// <summary>Why there is no server; <c>null</c> when there is one.</summary>
    public static string? Missing { get; } = Find() ? null : "PostgreSQL (initdb, pg_ctl) or setsid is not installed.";

    /// <summary>A connection string of an empty schema of its own.</summary>
    public static string NewSchema() => Shared.Value.AddSchema();

    public string AddSchema()
    {
        string schema = $"s{Interlocked.Increment(ref _count)}";
        string connectionString = $"Host={_folder};Username=actionsteps;Database=postgres;Maximum Pool Size=20;Connection Idle Lifetime=5;Connection Pruning Interval=1";
        Execute(connectionString, $"CREATE SCHEMA {schema}");
        return $"{connectionString};Search Path={schema}";
    }

    /// <summary>Restarts the server: <c>fast</c> ends its connections, <c>immediate</c> leaves them and everything else as a crash does.</summary>
    public async Task RestartAsync(string mode)
    {
        await _process.StandardInput.WriteLineAsync(mode);
        await _process.StandardInput.FlushAsync();
        string? line = await _process.StandardOutput.ReadLineAsync();
        if (line != "ready")
        {
            throw new InvalidOperationException($"PostgreSQL did not restart: {line}");
        }
    }

    public static PostgreSqlDatabase New(PostgreSqlOptions? options = null) => new(NewSchema(), options);

    public static void Execute(string connectionString, string statement)
    {
        using NpgsqlConnection connection = new(connectionString + ";Pooling=false");
        connection.Open();
        using NpgsqlCommand command = new(statement, connection);
        command.ExecuteNonQuery();
    }

    private static bool Find()
    {
        IEnumerable<string> folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (Directory.Exists("/usr/lib/postgresql"))
        {
            folders = folders.Concat(Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")));
        }

        string[] known = [.. folders.Where(Directory.Exists)];
        return Array.TrueForAll(["initdb", "pg_ctl", "setsid"], name => Array.Exists(known, folder => File.Exists(Path.Combine(folder, name))));
    }

    /// <summary>The shell does the rest by itself, as it does when the tests are killed.</summary>
    public void Stop() => _process.StandardInput.Close();
}
