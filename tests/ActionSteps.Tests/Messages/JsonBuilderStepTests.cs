using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Sessions;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Messages;

public sealed class JsonBuilderStepTests
{
    [Fact]
    public async Task With_the_checkbox_it_is_only_a_window_event_on_the_web()
    {
        Session session = new("session-1", Channels.Web);
        session.SetInternal("internal.preferredLanguage", "nl");

        BlockResult result = await Run.StepsAsync(session, Step(true, ("language", "{internal.preferredLanguage}")));

        WindowEvent window = Assert.IsType<WindowEvent>(Assert.Single(result.Effects));
        Assert.Equal("""{"type":"CL_DISPATCH_EVENT","payload":{"language":"nl"}}""", window.ToMessageData());
        Assert.Empty(result.Messages);
        Assert.Empty(result.Transcript);
    }

    [Fact]
    public async Task Without_the_checkbox_it_is_nothing_on_the_web()
    {
        BlockResult result = await Run.StepsAsync(new Session("session-1", Channels.Web), Step(false, ("language", "nl")));

        Assert.Equal(RunStatus.Completed, result.Status);
        Assert.Empty(result.Effects);
        Assert.Empty(result.Log[0].Warnings);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_is_one_event_on_the_webhook_channel_with_and_without_the_checkbox(bool isDispatched)
    {
        BlockResult result = await Run.StepsAsync(
            new Session("session-1", Channels.Webhook), Step(isDispatched, ("a", "1"), ("b", "2")));

        OutgoingMessage message = Assert.Single(result.Messages);
        Assert.Equal("""{"type":"event","payload":{"a":"1","b":"2"}}""", message.ToWireForm().ToJson());
        Assert.Empty(result.Transcript);
    }

    [Theory]
    [InlineData("{user}", """{"age":30}""")]
    [InlineData("{missing}", "null")]
    [InlineData("m{missing}", "\"m\"")]
    [InlineData("", "\"\"")]
    public async Task Values_that_are_one_placeholder_keep_their_native_value(string value, string expected)
    {
        Session session = new("session-1", Channels.Webhook);
        session.Set("user", Value.Object(("age", 30)));

        BlockResult result = await Run.StepsAsync(session, Step(false, ("v", value)));

        Json.AssertEqual(expected, Assert.Single(result.Messages).ToWireForm()["payload"]["v"]);
    }

    [Fact]
    public async Task Other_channels_get_nothing_and_a_warning()
    {
        BlockResult result = await Run.StepsAsync(new Session("session-1", Channels.WhatsApp), Step(true, ("a", "1")));

        Assert.Empty(result.Effects);
        Assert.Equal(ErrorCodes.UnsupportedOnChannel, Assert.Single(result.Log[0].Warnings).Code);
    }

    [Fact]
    public async Task Keys_are_literal_and_of_equal_ones_the_last_value_stands_at_the_first_place()
    {
        BlockResult result = await Run.StepsAsync(
            new Session("session-1", Channels.Webhook), Step(false, ("a.b", "1"), ("x", "2"), ("", "3"), ("a.b", "4"), ("___p", "5")));

        Assert.Equal("""{"type":"event","payload":{"a.b":"4","x":"2"}}""", Assert.Single(result.Messages).ToWireForm().ToJson());
    }

    [Fact]
    public async Task An_empty_list_is_an_empty_object()
    {
        BlockResult result = await Run.StepsAsync(new Session("session-1", Channels.Webhook), new JsonBuilderStep());

        Json.AssertEqual("""{"type":"JSONTemplate","config":{}}""", Assert.Single(result.Messages).ToApiForm());
    }

    [Fact]
    public async Task More_data_than_a_message_may_hold_fails_the_step()
    {
        Session session = new("session-1", Channels.Webhook);
        session.Set("big", new string('x', 1_000_000));

        BlockResult result = await Run.StepsAsync(
            session, Step(false, [.. Enumerable.Range(0, 40).Select(number => ($"k{number}", "{big}"))]));

        Assert.Equal(ErrorCodes.MessageTooLarge, result.Log[0].Error?.Code);
    }

    private static JsonBuilderStep Step(bool isDispatched, params (string Key, string Value)[] items) => new()
    {
        Items = [.. items.Select(item => new JsonBuilderItem(item.Key, item.Value))],
        SendConfigToParentWindow = isDispatched,
    };
}
