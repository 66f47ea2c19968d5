using System.Text;
using ActionSteps.Blocks;
using ActionSteps.Execution;
using ActionSteps.Expressions;
using ActionSteps.Sessions;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Sessions;

/// <summary>The rows of session-and-variables.md section 12 that need no other step, and the rules they come from.</summary>
public sealed class SessionVariablesTests
{
    [Theory]
    [InlineData("""{"user":{"firstName":"Ann","lastName":"B"}}""", "Hi {user.firstName} {user.lastName}", "Hi Ann B")]
    [InlineData("""{"users":[{"firstname":"Elon"}]}""", "{users[0].firstname} {users.0.firstname}", "Elon Elon")]
    [InlineData("{}", "Hi {name}!", "Hi !")]
    [InlineData("""{"name":"aNN"}""", "{name|toUpperCase} {name|toLowerCase} {name|capitalize}", "ANN ann Ann")]
    [InlineData("""{"c":"4"}""", "{c|increment}", "5")]
    [InlineData("""{"Name":"x"}""", "{name}", "")]
    [InlineData("""{"o":{"a":1}}""", "x{o}", "x{\"a\":1}")]
    [InlineData("""{"t":"{name}","name":"Z"}""", "{t}", "{name}")]
    [InlineData("{}", "\\{a\\}", "{a}")]
    public void Templates_render(string variables, string template, string text) =>
        Assert.Equal(text, Template.Parse(template).Render(new EvaluationContext(SessionOf(variables).Variables)));

    [Fact]
    public async Task A_default_shows_while_there_is_no_own_value()
    {
        Session session = await DefinedAsync(new VariableDefinition("url") { DefaultValue = "https://{a}" });

        Value before = session.Variables["url"];
        session.Set("url", "https://b");
        Value own = session.Variables["url"];
        session.Variables.Remove("url");

        Assert.Equal("https://{a}", before);
        Assert.Equal("https://b", own);
        Assert.Equal("https://{a}", session.Variables["url"]);
        Assert.True(session.Variables.Exists("url"));
        Assert.Equal(11, session.Variables["url.length"]);
        Assert.Empty(session.Variables.User);
    }

    [Fact]
    public async Task A_default_gives_way_to_an_own_null()
    {
        Session session = await DefinedAsync(new VariableDefinition("v") { DefaultValue = "x" });

        session.Set("v", Value.Null);

        Assert.Equal(Value.Null, session.Variables["v"]);
    }

    [Fact]
    public void Namespaced_objects_merge_deeply()
    {
        Session session = new();

        Store(session, "user", """{"a":1,"deep":{"x":1,"list":[1,2]},"gone":1}""");
        Store(session, "user", """{"b":2,"deep":{"y":{"z":2},"list":[3]},"gone":null}""");

        Assert.Equal(
            """{"a":1,"deep":{"x":1,"list":[3],"y":{"z":2}},"gone":null,"b":2}""", session.Variables["user"].ToJson());
    }

    [Theory]
    [InlineData("user.address.city", "\"Gent\"", """{"user":{"name":"Ann","address":{"city":"Gent"}}}""")]
    [InlineData("user", "\"Joachim\"", """{"user":"Joachim"}""")]
    [InlineData("user", "[1]", """{"user":[1]}""")]
    [InlineData("user.name", """{"first":"A"}""", """{"user":{"name":{"first":"A"}}}""")]
    [InlineData("user", "{}", """{"user":{"name":"Ann"}}""")]
    [InlineData("list[1]", """{"a":1}""", """{"user":{"name":"Ann"},"list":[null,{"a":1}]}""")]
    public void Anything_but_two_objects_is_replaced(string entryNamespace, string data, string after)
    {
        Session session = SessionOf("""{"user":{"name":"Ann"}}""");

        Store(session, entryNamespace, data);

        Assert.Equal(after, Value.Object(session.Variables.User).ToJson());
    }

    [Theory]
    [InlineData(null, "1", VariableFault.InvalidEntry)]
    [InlineData("", "1", VariableFault.InvalidEntry)]
    [InlineData("  ", "1", VariableFault.InvalidEntry)]
    [InlineData("a b", "1", VariableFault.InvalidPath)]
    [InlineData("a.__proto__", "1", VariableFault.InvalidPath)]
    [InlineData("internal", "{}", VariableFault.InternalReadOnly)]
    [InlineData("internal.user", "{}", VariableFault.InternalReadOnly)]
    public void Entries_that_cannot_be_stored_change_nothing(string? entryNamespace, string data, VariableFault fault)
    {
        Session session = new();

        Assert.Equal(fault, session.Variables.Store(entryNamespace, Value.ParseJson(data)));
        Assert.Equal(VariableFault.InvalidEntry, session.Variables.Store("a", Value.Undefined));
        Assert.Empty(session.Variables.User);
        Assert.Empty(session.Variables.Changes);
    }

    [Theory]
    [InlineData("internal.channel", VariableFault.InternalReadOnly)]
    [InlineData("internal", VariableFault.InternalReadOnly)]
    [InlineData("internal['x']", VariableFault.InternalReadOnly)]
    [InlineData("a.__proto__.x", VariableFault.InvalidPath)]
    [InlineData("", VariableFault.InvalidPath)]
    [InlineData("list.x", VariableFault.InvalidPath)]
    [InlineData("list[100001]", VariableFault.InvalidPath)]
    [InlineData("list[-4]", VariableFault.InvalidPath)]
    public void Writes_that_are_refused_change_nothing(string path, VariableFault fault)
    {
        Session session = SessionOf("""{"list":[1]}""");
        Value before = session.Variables.Internal;

        Assert.Equal(fault, session.Variables.Set(path, "x"));
        Assert.Equal("""{"list":[1]}""", Value.Object(session.Variables.User).ToJson());
        Assert.Equal(before, session.Variables.Internal);
        Assert.Throws<ArgumentException>(() => session.Set(path, "x"));
    }

    [Fact]
    public void Reserved_names_never_get_into_a_session()
    {
        Session session = new();
        const string hostile = """{"__proto__":{"admin":true},"ok":[{"constructor":1,"deep":{"prototype":{},"x":1}}]}""";

        session.Set("set", Value.ParseJson(hostile));
        Store(session, "stored", hostile);
        Store(session, "stored", hostile);
        session.SetInternal("internal.user", Value.ParseJson(hostile));

        const string clean = """{"ok":[{"deep":{"x":1}}]}""";
        Assert.Equal(clean, session.Variables["set"].ToJson());
        Assert.Equal(clean, session.Variables["stored"].ToJson());
        Assert.Equal(clean, session.Variables["internal.user"].ToJson());
        Assert.True(session.Variables["set.admin"].IsUndefined);
    }

    [Fact]
    public void Internal_data_belongs_to_the_platform()
    {
        Session session = new("s1", Channels.Webhook);

        session.SetInternal("internal.user.firstName", "Ann");

        Assert.Equal("Ann", session.Variables["internal.user.firstName"]);
        Assert.Equal(("s1", Channels.Webhook), (session.Variables["internal.sessionId"].ToString(), session.Channel));
        Assert.Throws<ArgumentException>(() => session.SetInternal("user.firstName", "x"));
        Assert.Throws<ArgumentException>(() => session.SetInternal("internal", "x"));
        Assert.Throws<ArgumentException>(() => session.SetInternal("internal.__proto__", "x"));
    }

    [Fact]
    public async Task Locale_falls_back_to_what_the_platform_knows_until_the_bot_writes_it()
    {
        Session session = await DefinedAsync(language: "fr");
        List<string?> seen = [session.Locale];

        session.SetInternal("internal.preferredLanguage", "nl");
        seen.Add(session.Locale);
        session.SetInternal("internal.locale", "nl-BE");
        seen.Add(session.Locale);
        session.Set("locale", "de-AT");
        seen.Add(session.Locale);

        Assert.Equal(["fr", "nl", "nl-BE", "de-AT"], seen);
        Assert.Equal("nl", session.Variables["internal.preferredLanguage"]);
        Assert.Null(new Session().Locale);
    }

    [Theory]
    [InlineData("\"nl\"", "nl")]
    [InlineData("\"NL-be\"", "nl")]
    [InlineData("\"Dutch\"", "du")]
    [InlineData("\"\"", "en")]
    [InlineData("\"x\"", "en")]
    [InlineData("\"🙂\"", "en")]
    [InlineData("5", "en")]
    [InlineData("null", "en")]
    public void PreferredLanguage_switches_the_language_when_it_names_one(string value, string language)
    {
        Session session = new();
        session.SetInternal("internal.preferredLanguage", "en");

        session.Set("preferredLanguage", Value.ParseJson(value));

        Assert.Equal(language, session.Variables["internal.preferredLanguage"]);
        Assert.Equal(Value.ParseJson(value), session.Variables["preferredLanguage"]);
    }

    [Fact]
    public async Task Every_change_is_recorded_with_what_was_there_before()
    {
        Session session = Run.Session(("kept", 1), ("updated", 1), ("deleted", Value.List(1)));

        BlockResult result = await Run.StepsAsync(session, new DelegateStep(context =>
        {
            context.Set("kept", 1);
            context.Set("updated", "x");
            context.Set("added.deep", true);
            context.Set("deleted", Value.Undefined);
            context.Set("missing", Value.Undefined);
        }));

        Assert.Equal(
            [
                """{"path":"updated","type":"UPDATED","oldValue":1,"newValue":"x"}""",
                """{"path":"added.deep","type":"ADDED","newValue":true}""",
                """{"path":"deleted","type":"DELETED","oldValue":[1]}""",
            ],
            result.Changes.Select(change => change.ToValue().ToJson()));
    }

    [Fact]
    public async Task Events_tell_the_changes_of_the_current_turn_only()
    {
        Session session = Run.Session(("a", 1), ("events.mine", "kept"));
        Value seen = default;

        await Run.StepsAsync(
            session,
            new DelegateStep(context => context.Set("a", 2)),
            new DelegateStep(context => context.Store("events", Value.ParseJson("""{"more":1}"""))),
            new DelegateStep(context => seen = context.Variables["events"]));
        Value stored = session.Variables.User["events"];
        await Run.StepsAsync(session);

        Assert.Equal(
            Value.ParseJson("""{"mine":"kept","more":1,"variablesChanged":[{"path":"a","type":"UPDATED"},{"path":"events","type":"UPDATED"}]}"""),
            seen);
        Assert.Equal("""{"mine":"kept","more":1}""", stored.ToJson());
        Assert.True(session.Variables["events.variablesChanged"].IsUndefined);
    }

    [Fact]
    public void Clearing_removes_everything_builders_wrote_in_one_pass()
    {
        Session session = new();
        session.Set("preferredLanguage", "nl");
        Store(session, "locale", "\"nl-BE\"");
        Store(session, "many", "[1,2,3]");

        session.Variables.Clear();

        Assert.Empty(session.Variables.User);
        Assert.Equal(
            ["preferredLanguage", "locale", "many"],
            session.Variables.Changes.Where(change => change.Kind == VariableChangeKind.Deleted).Select(change => change.Path));
        Assert.Equal("nl", session.Variables["internal.preferredLanguage"]);
    }

    [Fact]
    public void Records_of_a_turn_keep_bounded_data_alive()
    {
        Session session = new();
        for (int i = 0; i < 100; i++)
        {
            session.Set("big", new string((char)('a' + (i % 26)), 1_000_000));
            session.Set("n", i);
        }

        IReadOnlyList<VariableChange> changes = session.Variables.Changes;

        Assert.Equal(200, changes.Count);
        Assert.Equal(1_000_000, changes[0].NewValue.ToString().Length);
        Assert.Equal("…", changes[^2].NewValue);
        Assert.Equal(99, changes[^1].NewValue);
        Assert.InRange(changes.Sum(change => (long)change.NewValue.ToString().Length), 1_000_000, 64 * 1024 * 1024);
    }

    [Fact]
    public void Thousands_of_variables_can_be_cleared_quickly()
    {
        Value many = Value.Object([.. Enumerable.Range(0, 200_000).Select(i => ($"n{i}", (Value)i))]);
        Session session = Session.ParseJson(Encoding.UTF8.GetBytes(Value.Object(("id", "s"), ("variables", many)).ToJson()));

        session.Variables.Clear();

        Assert.Equal(200_000, session.Variables.Changes.Count);
    }

    private static Session SessionOf(string json)
    {
        Value.ParseJson(json).TryGetObject(out ValueObject? members);
        return Run.Session([.. (members ?? ValueObject.Empty).Select(member => (member.Key, member.Value))]);
    }

    private static void Store(Session session, string entryNamespace, string data) =>
        Assert.Equal(VariableFault.None, session.Variables.Store(entryNamespace, Value.ParseJson(data)));

    /// <summary>A session that has been in a run of a bot with these definitions.</summary>
    private static async Task<Session> DefinedAsync(VariableDefinition? definition = null, string? language = null)
    {
        Session session = new();
        BotDefinition bot = Run.Bot([], new VariableDefinitions(definition is null ? [] : [definition], language));
        await new BlockExecutor().RunAsync(bot, "next", session, CancellationToken.None);
        return session;
    }
}
