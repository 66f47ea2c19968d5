using System.Buffers;
using System.Text;
using System.Text.Json;
using ActionSteps.Sessions;

namespace ActionSteps.Tests.Sessions;

public sealed class SessionTests
{
    [Fact]
    public void A_stored_session_reads_back_the_same()
    {
        Session session = new("s1", Channels.Facebook);
        session.Set("user.name", "Ann \ud800");
        session.Set("list[2]", 1.5);
        session.SetInternal("internal.user", Value.Object(("id", 7)));
        session.SetContext("dessert", 3);

        byte[] utf8 = Write(session);
        Session read = Session.ParseJson(utf8);

        Assert.Equal("s1", read.Id);
        Assert.Equal(session.Variables.User, read.Variables.User);
        Assert.Equal(session.Variables.Internal, read.Variables.Internal);
        Assert.Equal(3, read.ContextLifespan("dessert"));
        Assert.Equal(Channels.Facebook, read.Channel);
        Assert.Empty(read.Variables.Changes);
        Assert.Equal(utf8, Write(read));
    }

    [Fact]
    public void The_stored_form_is_known()
    {
        Session session = new("s1");
        session.Set("a", 1);
        session.SetContext("c", 2);

        Assert.Equal(
            """{"id":"s1","variables":{"a":1},"internal":{"sessionId":"s1","channel":"web"},"contexts":{"c":2}}""",
            Encoding.UTF8.GetString(Write(session)));
    }

    [Fact]
    public void The_deepest_variable_can_be_stored_and_read()
    {
        Session session = new("s1");
        session.Set("a", Enumerable.Range(0, Value.MaxDepth - 1).Aggregate((Value)1, (inner, _) => Value.List(inner)));

        Assert.Equal(session.Variables.User, Session.ParseJson(Write(session)).Variables.User);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"id":1}""")]
    [InlineData("""{"id":"s","variables":[]}""")]
    [InlineData("""{"id":"s","internal":null}""")]
    [InlineData("""{"id":"s","contexts":"x"}""")]
    [InlineData("""{"id":"s"} x""")]
    [InlineData("""{"id":"s","variables":{"a":1}""")]
    public void What_is_not_a_session_is_refused(string json) =>
        Assert.ThrowsAny<JsonException>(() => Session.ParseJson(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Unknown_members_are_left_to_later_versions_and_missing_ones_are_empty()
    {
        Session session = Session.ParseJson("""{"later":{"x":[1]},"id":"s"}"""u8);

        Assert.Equal("s", session.Id);
        Assert.Empty(session.Variables.User);
        Assert.Equal(Channels.Web, session.Channel);
    }

    [Fact]
    public void A_session_can_stand_inside_other_json()
    {
        Utf8JsonReader reader = new("""{"session":{"id":"s","variables":{"a":1}},"next":2}"""u8);
        reader.Read();
        reader.Read();

        Session session = Session.Read(ref reader);
        reader.Read();

        Assert.Equal(1, session.Variables["a"]);
        Assert.Equal("next", reader.GetString());
    }

    [Fact]
    public void Contexts_are_active_for_a_number_of_uses()
    {
        Session session = new();

        session.SetContext("a", 2);
        session.SetContext("b", 1);
        session.SetContext("b", 0);
        session.SetContext("c", -1);

        Assert.Equal((2, 0, 0), (session.ContextLifespan("a"), session.ContextLifespan("b"), session.ContextLifespan("c")));
        Assert.True(session.Variables["contexts"].IsUndefined);
        session.ClearContexts();
        Assert.Empty(session.Contexts);
        Assert.Throws<ArgumentException>(() => session.SetContext("", 1));
    }

    [Fact]
    public void A_new_session_has_a_random_id()
    {
        Assert.NotEqual(new Session().Id, new Session().Id);
        Assert.Equal(32, new Session().Id.Length);
    }

    private static byte[] Write(Session session)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer))
        {
            session.Write(writer);
        }

        return buffer.WrittenSpan.ToArray();
    }
}
