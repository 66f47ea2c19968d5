using ActionSteps.Blocks;
using ActionSteps.Code;
using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Sessions;
using ActionSteps.Testing;
using ActionSteps.Tests.Code;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Stories;

/// <summary>What builders paste into code steps, as users then see it.</summary>
public sealed class ScriptStory
{
    private static readonly CancellationToken Token = CancellationToken.None;

    [Fact]
    public async Task A_carousel_with_buttons_leads_to_the_chosen_trip() => await ConversationStory.Of(Bot("""
            const trips = [{ city: 'Ghent', price: 12.5 }, { city: 'Bruges', price: 15 }];
            const cards = trips.map(({ city, price }) => ({
              title: city,
              subTitle: `€ ${price.toFixed(2)}`,
              imageUrl: `https://e.example/${city.toLowerCase()}.png`,
              buttons: [
                { type: 'postback', title: `Go to ${city}`, payload: { nextDialogstateId: args.book, params: [{ key: 'city', value: city }] } },
                ChatlayerResponseBuilder.helpers.makeButtonLink({ url: 'https://e.example', text: 'More' }),
              ],
            }));
            ChatlayerResponseBuilder().addMessage('Where to?').addCarousel(cards).send();
            """))
        .UserArrives().BotSays("Where to?", "Ghent\n€ 12.50\nBruges\n€ 15.00")
        .UserPresses("Go to Bruges").BotSays("You chose Bruges.")
        .VariableIs("city", "Bruges")
        .TellAsync(Token);

    [Fact]
    public async Task Quick_replies_of_the_documentation_work_with_one_list_too_many() => await ConversationStory.Of(Bot("""
            const reply = text => ChatlayerResponseBuilder.helpers.makeQuickReply({
              text, payload: { nextDialogstateId: args.book, params: [{ key: 'city', value: text }] } });
            ChatlayerResponseBuilder().addQuickReplies({ title: 'Where to?', quickReplies: [['Ghent', 'Bruges'].map(reply)] }).send();
            """))
        .UserArrives().BotSays("Where to?")
        .UserPresses("Ghent").BotSays("You chose Ghent.")
        .TellAsync(Token);

    [Fact]
    public async Task Buttons_call_open_and_go() => await ConversationStory.Of(Bot("""
            ChatlayerResponseBuilder().addButtonGroup({ title: 'How may we help?', buttons: [
              { type: 'phone_number', title: 'Call 1207', payload: '1207' },
              { type: 'web_url', title: 'Site', url: 'https://e.example' },
              { type: 'postback', title: 'Book', payload: { nextDialogstateId: args.book, params: [{ key: 'city', value: 'Mons' }] } },
            ] }).send();
            """))
        .UserArrives().BotSays("How may we help?")
        .UserPresses("Book").BotSays("You chose Mons.")
        .TellAsync(Token);

    [Fact]
    public async Task Variables_of_the_session_are_read_computed_and_told() => await ConversationStory.Of(Bot("""
            const { seats = 2, user } = args;
            const total = seats * 12.5;
            ChatlayerResponseBuilder()
              .addSessionVariable('city', user?.city ?? 'nowhere')
              .addSessionVariable('order.total', total)
              .addSessionVariable('order.seats', seats)
              .addMessage('{order.seats} seats to {city}: € {order.total}')
              .send();
            """, Scripts.Variable("seats", "seats"), Scripts.Variable("user", "user")))
        .UserArrives().BotSays("2 seats to nowhere: € 25")
        .VariableIs("order", Value.ParseJson("""{"total":25,"seats":2}"""))
        .TellAsync(Token);

    [Theory]
    [InlineData("book", "You chose Ghent.")]
    [InlineData("nobody", "Thank you.")]
    public async Task A_script_routes_by_what_it_finds(string block, string said) => await ConversationStory.Of(Bot(
            $"ChatlayerResponseBuilder().addSessionVariable('city', 'Ghent').setNextDialogState('{block}').send();"))
        .UserArrives().BotSays(said)
        .TellAsync(Token);

    [Fact]
    public async Task A_script_that_fails_is_told_by_the_error_block_and_the_next_message_is_answered() => await ConversationStory.Of(Bot("""
            ChatlayerResponseBuilder().addMessage('never').send();
            if (args.gone.length) throw new Error('not reached');
            """, Scripts.Variable("gone", "gone")))
        .UserArrives().BotSays("Something went wrong.")
        .UserArrives().BotSays("Something went wrong.")
        .TellAsync(Token);

    [Fact]
    public async Task Media_html_and_iframes_reach_the_web()
    {
        BlockResult result = await Scripts.RunAsync("""
            ChatlayerResponseBuilder()
              .addMediaMessage({ type: 'image', url: 'https://e.example/a.png' })
              .addHtml('<b>Hi {name}</b>', { withBalloon: false })
              .addIframe('https://e.example/map', { height: '200px' })
              .addBanner({ type: 'INFO', title: 'Note', message: 'Closed on Sunday' })
              .addJSONResponse({ language: 'nl' }, { dispatch: true })
              .addSessionVariable('name', '<Ann>')
              .send();
            """);

        Assert.Equal(new MediaMessage(MediaType.Image, "https://e.example/a.png"), result.Messages[0]);
        Assert.Equal(new HtmlMessage("<b>Hi &lt;Ann&gt;</b>", WithBalloon: false), result.Messages[1]);
        Assert.Equal(HtmlComponentMessage.Iframe("https://e.example/map", "200px"), result.Messages[2]);
        Assert.Contains("<h3>Note</h3>", Assert.IsType<HtmlComponentMessage>(result.Messages[3]).Html, StringComparison.Ordinal);
        Assert.Equal("""{"type":"CL_DISPATCH_EVENT","payload":{"language":"nl"}}""", result.Effects[4].ToValue().ToJson());
    }

    [Theory]
    [InlineData("const wait = ms => new Promise(resolve => setTimeout(resolve, ms)); await wait(2000);")]
    [InlineData("await new Promise(resolve => _.delay(resolve, 2000));")]
    [InlineData("const { delay } = _; await new Promise((resolve) => { delay(resolve, 2000); });")]
    public async Task A_delay_pauses_the_script_and_then_the_flow_goes_on(string waiting)
    {
        await using Chat chat = new(Bot($"{waiting} ChatlayerResponseBuilder().addMessage('two seconds later').send();"));
        Task<ActionSteps.Conversations.TurnResult> turn = chat.SendAsync(new UserIntro());

        Assert.Empty(chat.Texts);
        chat.Clock.Advance(TimeSpan.FromSeconds(2));
        await turn;

        Assert.Equal(["two seconds later", "Thank you."], chat.Texts);
    }

    private static BotDefinition Bot(string code, params CodeArgument[] arguments) => BotDefinition.Create("scripts", bot => bot
        .Start("script")
        .ErrorBlock("error")
        .Action("script", steps => steps
            .Add(Scripts.Step(code, [Scripts.Block("book", "book"), .. arguments]))
            .GoTo(code.Contains("setNextDialogState", StringComparison.Ordinal) || code.Contains("await ", StringComparison.Ordinal) ? "thanks" : "end"))
        .Action("end", _ => { })
        .Message("book", message => message.Text("You chose {city}."))
        .Message("thanks", message => message.Text("Thank you."))
        .Message("error", message => message.Text("Something went wrong.")));
}
