using System.Text.Json;
using ActionSteps.Sessions;

namespace ActionSteps.Cli.Input;

/// <summary>
/// Builds the session of a run: a flat object of variables, in which <c>internal</c> may preset what the platform would know, and
/// <c>--set</c> on top.
/// </summary>
internal static class SessionFile
{
    private static readonly string[] Presettable = ["user", "locale", "preferredLanguage", "channel", "nlp"];

    /// <exception cref="UsageException">The file is missing, not a JSON object, or holds what cannot be set.</exception>
    public static Session Load(FileInfo? file, IReadOnlyList<string> settings, string? channel)
    {
        Session session = new("session-1", channel);
        if (file is not null)
        {
            Fill(session, Read(file), file.Name, keepChannel: channel is not null);
        }

        foreach (string setting in settings)
        {
            int split = setting.IndexOf('=', StringComparison.Ordinal);
            if (split < 1)
            {
                throw new UsageException($"--set \"{setting}\" has no name: write --set name=value.");
            }

            Set(session, VariablePath.Parse(setting[..split]), Value.Text(setting[(split + 1)..]), "--set");
        }

        return session;
    }

    private static ValueObject Read(FileInfo file)
    {
        if (!file.Exists)
        {
            throw new UsageException($"There is no session file \"{file}\".");
        }

        try
        {
            return Value.ParseJson(File.ReadAllBytes(file.FullName)).TryGetObject(out ValueObject? members)
                ? members
                : throw new UsageException($"Session file \"{file}\" holds no JSON object; write {{ \"name\": value, … }}.");
        }
        catch (JsonException faulty)
        {
            throw new UsageException($"Session file \"{file}\" is not JSON: {faulty.Message}");
        }
    }

    private static void Fill(Session session, ValueObject members, string file, bool keepChannel)
    {
        foreach ((string name, Value value) in members)
        {
            if (name != "internal")
            {
                Set(session, VariablePath.OfName(name), value, file);
                continue;
            }

            foreach ((string field, Value preset) in value.TryGetObject(out ValueObject? fields) ? fields : ValueObject.Empty)
            {
                if (!Presettable.Contains(field))
                {
                    throw new UsageException($"\"internal.{field}\" in {file} cannot be preset; only {string.Join(", ", Presettable)} can.");
                }

                if (field != "channel" || !keepChannel)
                {
                    session.SetInternal("internal." + field, preset);
                }
            }
        }
    }

    private static void Set(Session session, VariablePath path, Value value, string origin)
    {
        VariableFault fault = session.Variables.Set(path, value);
        if (fault != VariableFault.None)
        {
            throw new UsageException($"\"{path}\" of {origin} cannot be set ({fault}); write a variable such as \"user.name\", not below \"internal\".");
        }
    }
}
