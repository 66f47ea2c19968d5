using System.Text.Json;

namespace ActionSteps.Sessions;

/// <summary>
/// The state of the interaction between a bot and one user: variables, contexts and what the platform knows about the user.
/// Not thread-safe; one turn at a time works on a session, and whoever keeps sessions sees to that.
/// </summary>
public sealed class Session
{
    private static readonly VariablePath LocalePath = "locale";

    /// <summary>An empty session.</summary>
    /// <param name="id">The id, also <c>{internal.sessionId}</c>; a new random one when left out.</param>
    /// <param name="channel">Where the user is, also <c>{internal.channel}</c>; <see cref="Channels.Web"/> when left out.</param>
    public Session(string? id = null, string? channel = null)
    {
        Id = id ?? Guid.NewGuid().ToString("N");
        Variables.Load(ValueObject.Empty, new InternalVariables(ValueObject.Create(
            ("sessionId", Id), ("channel", channel ?? Channels.Web))));
    }

    internal Session(string id, ValueObject user, ValueObject internalFields, ValueObject contexts)
    {
        Id = id;
        Variables.Load(user, new InternalVariables(internalFields));
        Contexts = contexts;
    }

    /// <summary>The id of the session.</summary>
    public string Id { get; }

    /// <summary>The variables.</summary>
    public SessionVariables Variables { get; } = new();

    /// <summary>Active contexts with the number of times each may still be used; not readable through templates.</summary>
    public ValueObject Contexts { get; private set; } = ValueObject.Empty;

    /// <summary>Where the user is: the value of <c>internal.channel</c>.</summary>
    public string Channel => Variables.Get(InternalVariables.ChannelPath).TryGetText(out string? channel) ? channel : Channels.Web;

    /// <summary>Whether the bot is silent: the value of <c>internal.isPaused</c>.</summary>
    public bool IsPaused => Variables.Get(InternalVariables.IsPausedPath) == Value.True;

    /// <summary>Whether a human agent has the conversation: <c>internal.offload</c> exists.</summary>
    public bool IsOffloaded => Variables.Exists(InternalVariables.OffloadPath);

    /// <summary>The language of the user: root <c>locale</c> with its fall-backs, or <c>null</c> when nothing is known.</summary>
    public string? Locale => Variables.Get(LocalePath).TryGetText(out string? locale) && locale.Length > 0 ? locale : null;

    /// <summary>Sets a variable that builders can write.</summary>
    /// <exception cref="ArgumentException">The path is not valid or below <c>internal</c>, or the session would be larger than 10 MB.</exception>
    public void Set(VariablePath path, Value value)
    {
        ArgumentNullException.ThrowIfNull(path);
        VariableFault fault = Variables.Set(path, value);
        if (fault != VariableFault.None)
        {
            throw new ArgumentException($"\"{path}\" cannot be set: {VariableFaultText.Of(fault)}", nameof(path));
        }
    }

    /// <summary>
    /// Sets data that only the platform, that is the host, may write: <c>internal.user</c>, <c>internal.nlp</c>, <c>internal.locale</c> …
    /// </summary>
    /// <exception cref="ArgumentException">The path is not below <c>internal</c> or holds a reserved name.</exception>
    public void SetInternal(VariablePath path, Value value)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!path.IsInternal || path.Length < 2 || path.IsReserved)
        {
            throw new ArgumentException($"\"{path}\" is not below \"internal\".", nameof(path));
        }

        Variables.SetInternal(path, value);
    }

    /// <summary>Makes a context active for a number of uses; 0 and less ends it.</summary>
    public void SetContext(string name, int lifespan)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Contexts = Contexts.With(name, lifespan > 0 ? Value.Number(lifespan) : default);
    }

    /// <summary>How often a context may still be used; 0 when it is not active.</summary>
    public int ContextLifespan(string name) => Contexts[name].TryGetNumber(out double left) ? (int)left : 0;

    /// <summary>Ends every context.</summary>
    public void ClearContexts() => Contexts = ValueObject.Empty;

    /// <summary>Writes the session as one JSON object: <c>id</c>, <c>variables</c>, <c>internal</c>, <c>contexts</c>.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        writer.WriteString("id", Id);
        writer.WritePropertyName("variables");
        ValueWriter.Write(writer, Variables.User);
        writer.WritePropertyName("internal");
        ValueWriter.Write(writer, Variables.InternalData.ToObject());
        writer.WritePropertyName("contexts");
        ValueWriter.Write(writer, Contexts);
        writer.WriteEndObject();
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="reader">
    /// A reader before or at the start of the session, whose depth limit leaves room for <see cref="Value.MaxDepth"/> + 1 levels below its
    /// place; afterwards it is at the end of the session.
    /// </param>
    /// <exception cref="JsonException">The text is not a session.</exception>
    public static Session Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.None or JsonTokenType.PropertyName)
        {
            reader.Read();
        }

        string? id = null;
        ValueObject user = ValueObject.Empty, internalFields = ValueObject.Empty, contexts = ValueObject.Empty;
        for (bool isObject = reader.TokenType == JsonTokenType.StartObject;
            isObject && reader.Read() && reader.TokenType == JsonTokenType.PropertyName;)
        {
            string name = ValueReader.ReadText(ref reader);
            Value member = Value.Read(ref reader);
            switch (name)
            {
                case "id":
                    member.TryGetText(out id);
                    break;
                case "variables":
                    user = ObjectOf(member, name);
                    break;
                case "internal":
                    internalFields = ObjectOf(member, name);
                    break;
                case "contexts":
                    contexts = ObjectOf(member, name);
                    break;
            }
        }

        return id is null
            ? throw new JsonException("The JSON is not a session: member \"id\" is missing.")
            : new Session(id, user, internalFields, contexts);
    }

    /// <summary>Reads what <see cref="Write"/> wrote, from UTF-8 text.</summary>
    /// <exception cref="JsonException">The text is not a session.</exception>
    public static Session ParseJson(ReadOnlySpan<byte> utf8)
    {
        Utf8JsonReader reader = new(utf8, new JsonReaderOptions { MaxDepth = Value.MaxDepth + 1 });
        Session session = Read(ref reader);
        // Anything but white space after the session raises here.
        reader.Read();
        return session;
    }

    /// <summary>
    /// Forgets the conversation that is over: everything that builders wrote, contexts, and what the platform knows about the conversation
    /// itself. Who the user is, where, and in which language stays.
    /// </summary>
    internal void EndConversation()
    {
        Variables.EndConversation();
        ClearContexts();
    }

    internal SessionSnapshot TakeSnapshot() => new(Variables.TakeSnapshot(), Contexts);

    internal void Restore(in SessionSnapshot snapshot)
    {
        Variables.Restore(snapshot.Variables);
        Contexts = snapshot.Contexts;
    }

    private static ValueObject ObjectOf(Value value, string name) => value.TryGetObject(out ValueObject? members)
        ? members
        : throw new JsonException($"The JSON is not a session: member \"{name}\" is not an object.");

    internal readonly record struct SessionSnapshot(SessionVariables.Snapshot Variables, ValueObject Contexts);
}
