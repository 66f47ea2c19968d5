using ActionSteps.Api;
using ActionSteps.Blocks;
using ActionSteps.Cli.Demo;
using ActionSteps.Mail;
using ActionSteps.Sessions;
using ActionSteps.Testing;
using ActionSteps.Testing.Mail;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Stories;

/// <summary>The bot of the demo with its back end, played as its users play it.</summary>
public sealed class TrainTicketStory : IAsyncDisposable
{
    private static readonly CancellationToken Token = CancellationToken.None;

    private readonly TicketBackEnd _backEnd = TicketBackEnd.Start();
    private readonly OutboundHttp _http = new(new OutboundOptions { Allow = OutboundOptions.Loopback });
    private readonly RecordingMailSender _mails = new();

    [Fact]
    public async Task Book_correct_start_over_book_again_and_close()
    {
        await Story()
            .UserArrives().BotSays("Welcome to Choo Choo, where do you want to go?", "Popular today:")
            .UserSays("ghent").BotSays("How many seats to Ghent?")
            .UserSays("12").BotSays("We sell 1 to 8 seats, \"12\" is not one of them.", "How many seats to Ghent?")
            .VariableIs("misses", 1)
            .UserSays("2").BotSays("2 x Ghent at 10:04 from platform 7, that is 25.00 euro.")
            .UserPresses("Other number of seats").BotSays("How many seats to Ghent?")
            .VariableIs("total", Value.Undefined)
            .UserSays("3").BotSays("Good news: groups get 10 % off.", "3 x Ghent at 10:04 from platform 7, that is 33.75 euro.")
            .UserPresses("Start over").BotSays("Welcome to Choo Choo, where do you want to go?", "Popular today:")
            .VariableIs("destination", Value.Undefined)
            .UserPresses("Antwerp").BotSays("How many seats to Antwerp?")
            .UserSays("2").BotSays("2 x Antwerp at 09:32 from platform 22, that is 19.60 euro.")
            .UserPresses("Book it").BotSays("Which address may we send the ticket to?")
            .UserSays("ann@example.org").BotSays(
                "Your ticket has the number T-0001.", "Booked on 1/1/2026. We wrote to ann@example.org. Have a good trip!")
            .VariableIs("ticket.destination", "Antwerp")
            .AndHistory("the address is nowhere in the history", history => Assert.DoesNotContain(
                history, entry => entry.Message.ToJson().Contains("ann@example.org", StringComparison.Ordinal)))
            .TimePasses(TimeSpan.FromMinutes(5)).ConversationIsClosed()
            .TellAsync(Token);

        Assert.Equal(["Your ticket to Antwerp", "Booked: 2 x Antwerp"], _mails.Mails.Select(mail => mail.Subject));
        Assert.Equal("ann@example.org", _mails.Mails[0].Recipients[0].Address);
        Assert.DoesNotContain("ann@example.org", _mails.Mails[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_back_end_sends_the_user_back_when_there_is_no_train()
    {
        await Story()
            .UserArrives().UserSays("atlantis").UserSays("2")
            .BotSays("Welcome to Choo Choo, where do you want to go?", "Popular today:", "How many seats to Atlantis?",
                "We have no train to Atlantis yet, but to Antwerp, Bruges, Ghent.")
            .UserSays("bruges").BotSays("How many seats to Bruges?")
            .TellAsync(Token);

        Assert.Equal(["/trains?destination=Atlantis&otherwise=ask-destination"], _backEnd.TakeExchanges().Select(exchange => exchange.Target));
    }

    [Fact]
    public async Task Somebody_who_writes_in_time_keeps_the_conversation_open() => await Story()
        .UserArrives().UserSays("ghent").UserSays("1").UserPresses("Book it").UserSays("ann@example.org")
        .TimePasses(TimeSpan.FromMinutes(4)).UserSays("thanks").TimePasses(TimeSpan.FromMinutes(10))
        .AndThen("it is still open", state => Assert.False(state.IsClosed))
        .TellAsync(Token);

    [Fact]
    public async Task A_back_end_that_is_gone_leads_to_the_error_block_and_no_mail_is_sent()
    {
        await Story()
            .UserArrives().UserSays("ghent").UserSays("1").UserPresses("Book it")
            .AndThen("the back end goes", _ => _backEnd.DisposeAsync().AsTask().GetAwaiter().GetResult())
            .UserSays("ann@example.org")
            .BotSays("Welcome to Choo Choo, where do you want to go?", "Popular today:", "How many seats to Ghent?",
                "1 x Ghent at 10:04 from platform 7, that is 12.50 euro.", "Which address may we send the ticket to?",
                "Something went wrong at our side. Please try again later.")
            .TellAsync(Token);

        Assert.Empty(_mails.Mails);
    }

    [Fact]
    public async Task A_story_that_does_not_come_true_tells_where()
    {
        StoryException failure = await Assert.ThrowsAsync<StoryException>(() => Story().UserArrives().BotSays("Hello!").TellAsync(Token));

        Assert.Contains("bot says \"Hello!\"", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Welcome to Choo Choo", failure.Message, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _backEnd.DisposeAsync();
    }

    private ConversationStory Story() => ConversationStory.Of(DemoBot.Read(_backEnd.Url), new Ports(_mails, _http));
}
