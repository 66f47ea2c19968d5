using ActionSteps.Messages;
using ActionSteps.Sessions;

namespace ActionSteps.Tests.Messages;

public sealed class IframeEventTests
{
    [Theory]
    [InlineData("""{"target":"CL_API","type":"SEND_MESSAGE","payload":{"text":"x"}}""")]
    [InlineData("""{ "payload" : {"text":"x", "more": [1]}, "type":"SEND_MESSAGE", "target":"CL_API" }""")]
    public void Send_message_is_read_from_json_text_and_from_an_object(string json)
    {
        Assert.Equal(new IframeMessage("x"), IframeEvent.Parse(json, out StepWarning? warning));
        Assert.Null(warning);
        Assert.Equal(new IframeMessage("x"), IframeEvent.Parse(Json.Parse(json), out _));
    }

    [Theory]
    [InlineData("""{"target":"OTHER","type":"SEND_MESSAGE","payload":{"text":"x"}}""")]
    [InlineData("""{"type":"SEND_MESSAGE","payload":{"text":"x"}}""")]
    [InlineData("""{"target":"CL_API","type":"SEND_MESSAGE","payload":{"text":"x"}""")]
    [InlineData("""{"target":"CL_API","type":"SEND_MESSAGE","payload":{"text":"  "}}""")]
    [InlineData("""{"target":"CL_API","type":"SEND_MESSAGE","payload":{"text":{"a":1}}}""")]
    [InlineData("""{"target":"CL_API","type":"SEND_MESSAGE"}""")]
    [InlineData("not json")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"\\\"\"")]
    public void What_is_not_meant_for_the_conversation_is_ignored_silently(string json)
    {
        Assert.Null(IframeEvent.Parse(json, out StepWarning? warning));
        Assert.Null(warning);
    }

    [Theory]
    [InlineData("\"DROP_TABLES\"")]
    [InlineData("\"send_message\"")]
    [InlineData("5")]
    [InlineData("null")]
    public void An_unknown_type_is_ignored_with_a_warning(string type)
    {
        Assert.Null(IframeEvent.Parse($$$"""{"target":"CL_API","type":{{{type}}},"payload":{}}""", out StepWarning? warning));
        Assert.Equal(ErrorCodes.UnknownEvent, warning?.Code);
    }

    [Fact]
    public void Update_session_writes_each_member()
    {
        IframeEvent? update = IframeEvent.Parse(
            """{"target":"CL_API","type":"UPDATE_SESSION","payload":{"a":1,"firstName":"Ann"}}""", out _);

        Assert.Equal(new IframeSessionUpdate([new SessionEntry("a", 1), new SessionEntry("firstName", "Ann")]), update);
        Session session = Apply(update);
        Assert.Equal(1, session.Variables["a"]);
    }

    [Fact]
    public void Update_session_with_namespace_and_data_is_one_entry()
    {
        IframeEvent? update = IframeEvent.Parse(
            """{"target":"CL_API","type":"UPDATE_SESSION","payload":{"namespace":"user.address","data":{"city":"Gent"}}}""", out _);

        Assert.Equal("Gent", Apply(update).Variables["user.address.city"]);
    }

    [Fact]
    public void Update_session_cannot_write_internal_data_or_reserved_names()
    {
        IframeEvent? update = IframeEvent.Parse(
            """
            {"target":"CL_API","type":"UPDATE_SESSION","payload":{
              "internal":{"channel":"x"},"internal.channel":"x","__proto__":{"polluted":1},"constructor":1,
              "user":{"__proto__":{"polluted":1},"name":"Ann"},"":1," ":2,"namespace":3}}
            """,
            out _);

        Session session = Apply(update);

        Assert.Equal(Channels.Web, session.Channel);
        Json.AssertEqual("""{"user":{"name":"Ann"},"namespace":3}""", Value.Object(session.Variables.User));
    }

    [Theory]
    [InlineData("5")]
    [InlineData("[1]")]
    [InlineData("\"a\"")]
    [InlineData("null")]
    public void Update_session_without_an_object_is_ignored_with_a_warning(string payload)
    {
        Assert.Null(IframeEvent.Parse($$$"""{"target":"CL_API","type":"UPDATE_SESSION","payload":{{{payload}}}}""", out StepWarning? warning));
        Assert.Equal(ErrorCodes.InvalidSessionEntry, warning?.Code);
    }

    [Theory]
    [InlineData("nextDialogstateId", "params")]
    [InlineData("nextDialogstate", "params")]
    [InlineData("dialogstateId", "parameters")]
    [InlineData("id", "parameters")]
    public void Go_to_names_its_block_and_parameters_in_several_ways(string member, string list)
    {
        IframeEvent? goTo = IframeEvent.Parse(
            $$$"""
            {"target":"CL_API","type":"GO_TO_DIALOGSTATE","payload":{"{{{member}}}":"block","{{{list}}}":[{"key":"a","value":1}]}}
            """,
            out StepWarning? warning);

        Assert.Equal(new IframeGoTo("block", [new PostbackParameter("a", 1)]), goTo);
        Assert.Null(warning);
    }

    [Fact]
    public void Go_to_without_a_block_is_ignored_with_a_warning()
    {
        Assert.Null(IframeEvent.Parse("""{"target":"CL_API","type":"GO_TO_DIALOGSTATE","payload":{}}""", out StepWarning? warning));
        Assert.Equal(ErrorCodes.UnknownBlock, warning?.Code);
    }

    [Fact]
    public void Huge_and_deep_events_are_ignored()
    {
        string huge = """{"target":"CL_API","type":"SEND_MESSAGE","payload":{"text":"x"},"more":""" + '"' + new string('x', 1_000_000) + "\"}";
        string deep = """{"target":"CL_API","type":"UPDATE_SESSION","payload":{"a":""" + new string('[', 100_000) + new string(']', 100_000) + "}}";

        Assert.Null(IframeEvent.Parse(huge, out _));
        Assert.Null(IframeEvent.Parse(deep, out _));
    }

    /// <summary>Does with an event what a conversation does.</summary>
    private static Session Apply(IframeEvent? update)
    {
        Session session = new();
        foreach (SessionEntry entry in Assert.IsType<IframeSessionUpdate>(update).Entries)
        {
            session.Variables.Store(entry.Namespace, entry.Data);
        }

        return session;
    }
}
