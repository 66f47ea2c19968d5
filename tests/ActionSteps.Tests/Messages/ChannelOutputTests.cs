using ActionSteps.Messages;
using ActionSteps.Sessions;

namespace ActionSteps.Tests.Messages;

public sealed class ChannelOutputTests
{
    private static readonly ButtonsMessage FourButtons = new(
        "t", [.. Enumerable.Range(1, 4).Select(number => (Button)new PostbackButton($"b{number}", new Postback("x")))]);

    [Theory]
    [InlineData(Channels.Web)]
    [InlineData(Channels.Webhook)]
    [InlineData(Channels.Facebook)]
    [InlineData(Channels.FacebookWorkplace)]
    [InlineData(Channels.Zendesk)]
    [InlineData(Channels.SinchConversation)]
    [InlineData("acme.kiosk")]
    public void Templates_stay_as_they_are_where_the_channel_shows_them(string channel)
    {
        foreach (string name in new[] { "text", "buttons", "quick replies", "carousel", "list", "media" })
        {
            ChannelOutput output = SampleMessages.ByName[name].ForChannel(channel);

            Assert.Equal(SampleMessages.ByName[name], Assert.Single(output.Effects));
            Assert.Null(output.Warning);
        }
    }

    [Theory]
    [InlineData(Channels.WhatsApp, "buttons", true)]
    [InlineData(Channels.WhatsApp, "list", true)]
    [InlineData(Channels.WhatsApp, "quick replies", false)]
    [InlineData(Channels.WhatsApp, "carousel", false)]
    [InlineData(Channels.Intercom, "buttons", false)]
    [InlineData(Channels.Intercom, "quick replies", false)]
    [InlineData(Channels.Intercom, "carousel", false)]
    [InlineData(Channels.Intercom, "list", false)]
    [InlineData(Channels.Intercom, "text", true)]
    [InlineData(Channels.Intercom, "media", true)]
    [InlineData(Channels.SinchVoice, "buttons", false)]
    public void Templates_are_replaced_with_a_warning_where_the_channel_does_not_show_them(string channel, string name, bool shown)
    {
        OutgoingMessage message = SampleMessages.ByName[name];

        ChannelOutput output = message.ForChannel(channel);

        Assert.Equal(shown, output.Effects.Contains(message));
        Assert.Equal(shown ? null : ErrorCodes.UnsupportedOnChannel, output.Warning?.Code);
        Assert.NotEmpty(output.Effects);
    }

    [Fact]
    public void Buttons_and_quick_replies_become_a_numbered_text()
    {
        Assert.Equal([new TextMessage("Choose\n1. Yes\n2. Site\n3. Call")], SampleMessages.ByName["buttons"].ForChannel("intercom").Effects);
        Assert.Equal([new TextMessage("Where?\n1. Here\n2. There")], SampleMessages.ByName["quick replies"].ForChannel("intercom").Effects);
        Assert.Equal([new TextMessage("1. Yes")], SampleMessages.ByName["buttons without text"].ForChannel("intercom").Effects);
    }

    [Theory]
    [InlineData("carousel", Channels.WhatsApp)]
    [InlineData("carousel", Channels.Intercom)]
    public void Cards_become_media_and_text_one_by_one(string name, string channel)
    {
        MessageItems<Effect> effects = SampleMessages.ByName[name].ForChannel(channel).Effects;

        Assert.Equal(
            [new MediaMessage(MediaType.Image, "https://e.x/1.png"), new TextMessage("One\nfirst"), new TextMessage("Two")], effects);
    }

    [Fact]
    public void A_list_becomes_texts_one_by_one() =>
        Assert.Equal(
            [new TextMessage("One"), new TextMessage("Two\nsecond")], SampleMessages.ByName["plain list"].ForChannel(Channels.Intercom).Effects);

    [Theory]
    [InlineData(Channels.Facebook, 3)]
    [InlineData(Channels.FacebookWorkplace, 4)]
    [InlineData(Channels.Web, 4)]
    [InlineData(Channels.Webhook, 4)]
    public void Only_messenger_shows_three_buttons_at_most(string channel, int expected)
    {
        CarouselMessage cards = new([new Card("c") { Buttons = FourButtons.Buttons }]);

        ChannelOutput output = FourButtons.ForChannel(channel);

        Assert.Equal(expected, Assert.IsType<ButtonsMessage>(Assert.Single(output.Effects)).Buttons.Count);
        Assert.Equal(expected, Assert.IsType<CarouselMessage>(Assert.Single(cards.ForChannel(channel).Effects)).Cards[0].Buttons.Count);
        Assert.Equal(expected == 3 ? ErrorCodes.UnsupportedOnChannel : null, output.Warning?.Code);
    }

    [Theory]
    [InlineData("html", Channels.Web, true)]
    [InlineData("component", Channels.Web, true)]
    [InlineData("html", Channels.Webhook, false)]
    [InlineData("component", Channels.Webhook, false)]
    [InlineData("html", Channels.Facebook, false)]
    [InlineData("html", "acme.kiosk", false)]
    public void Html_is_sent_on_the_web_only(string name, string channel, bool sent)
    {
        ChannelOutput output = SampleMessages.ByName[name].ForChannel(channel);

        Assert.Equal(sent ? [SampleMessages.ByName[name]] : [], output.Effects);
        Assert.Equal(sent ? null : ErrorCodes.UnsupportedOnChannel, output.Warning?.Code);
    }

    [Fact]
    public void Json_with_dispatch_is_a_window_event_on_the_web_and_a_message_on_the_webhook_channel()
    {
        OutgoingMessage message = SampleMessages.ByName["dispatched json"];

        Assert.Equal([new WindowEvent(ValueObject.Create(("language", "nl")))], message.ForChannel(Channels.Web).Effects);
        Assert.Equal([message], message.ForChannel(Channels.Webhook).Effects);
    }

    [Fact]
    public void Json_without_dispatch_is_nothing_on_the_web()
    {
        ChannelOutput output = SampleMessages.ByName["json"].ForChannel(Channels.Web);

        Assert.Empty(output.Effects);
        Assert.Null(output.Warning);
    }

    [Theory]
    [InlineData(Channels.WhatsApp)]
    [InlineData(Channels.Facebook)]
    [InlineData(Channels.SinchVoice)]
    [InlineData("acme.kiosk")]
    public void Json_is_a_warning_elsewhere(string channel)
    {
        ChannelOutput output = SampleMessages.ByName["dispatched json"].ForChannel(channel);

        Assert.Empty(output.Effects);
        Assert.Equal(ErrorCodes.UnsupportedOnChannel, output.Warning?.Code);
    }

    [Theory]
    [InlineData(Channels.Facebook, true)]
    [InlineData(Channels.FacebookWorkplace, true)]
    [InlineData(Channels.Web, false)]
    [InlineData(Channels.Webhook, false)]
    public void Webview_buttons_open_a_browser_where_there_is_no_webview(string channel, bool hasWebview)
    {
        WebviewButton webview = new("w", "https://e.x/", [new PostbackParameter("a", 1)]);

        ChannelOutput output = new ButtonsMessage("t", [webview]).ForChannel(channel);

        Button expected = hasWebview ? webview : webview.ToUrlButton();
        Assert.Equal(new ButtonsMessage("t", [expected]), Assert.Single(output.Effects));
        Assert.Equal(hasWebview, output.Warning is null);
    }

    [Fact]
    public void Rich_text_is_plain_text_outside_the_web()
    {
        RichTextMessage message = new(
            "<h1>Fares &amp; times</h1><p>From <b>now</b> on:</p><ul><li>Ghent</li><li>Bruges</li></ul>" +
            "<ol><li>Pay</li><li>Go</li></ol><p>See <a href=\"https://e.x/?a=1&amp;b=2\">the site</a><br/>Bye</p>");

        Assert.Equal([message], message.ForChannel(Channels.Web).Effects);
        Assert.Equal(
            [new TextMessage("Fares & times\nFrom now on:\n- Ghent\n- Bruges\n1. Pay\n2. Go\nSee the site (https://e.x/?a=1&b=2)\nBye")],
            message.ForChannel(Channels.Webhook).Effects);
    }

    [Theory]
    [InlineData("<")]
    [InlineData("a < b > c")]
    [InlineData("<a href=\"")]
    [InlineData("</ul><li></ol>&bogus;")]
    public void Broken_rich_text_never_raises(string html) => Assert.NotNull(new RichTextMessage(html).ToPlainText());

    [Theory]
    [MemberData(nameof(SampleMessages.Names), MemberType = typeof(SampleMessages))]
    public void What_a_channel_gets_fits_that_channel(string name)
    {
        foreach (string channel in new[] { Channels.Web, Channels.Webhook, Channels.Facebook, Channels.WhatsApp, Channels.Intercom })
        {
            foreach (OutgoingMessage message in SampleMessages.ByName[name].ForChannel(channel).Effects.OfType<OutgoingMessage>())
            {
                ChannelOutput again = message.ForChannel(channel);

                Assert.Equal([message], again.Effects);
                Assert.Null(again.Warning);
            }
        }
    }

    [Fact]
    public void Names_of_channels_match_in_any_case() =>
        Assert.Single(SampleMessages.ByName["json"].ForChannel("webhook").Effects);
}
