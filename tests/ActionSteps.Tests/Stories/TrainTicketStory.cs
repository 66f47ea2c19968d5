using ActionSteps.Blocks;
using ActionSteps.Mail;
using ActionSteps.Sessions;
using ActionSteps.Tables;
using ActionSteps.Testing;
using ActionSteps.Testing.Mail;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Stories;

/// <summary>The bot of the demo, played as its users play it.</summary>
public sealed class TrainTicketStory
{
    private static readonly CancellationToken Token = CancellationToken.None;

    [Fact]
    public async Task Book_correct_start_over_book_again_and_close()
    {
        RecordingMailSender mails = new();
        InMemoryTableStore tables = new();
        BotDefinition bot = Read();

        await ConversationStory.Of(bot, new Ports(mails, tables))
            .UserArrives().BotSays("Welcome to Choo Choo, where do you want to go?", "Popular today:")
            .UserSays("ghent").BotSays("How many seats to Ghent?")
            .UserSays("12").BotSays("We sell 1 to 8 seats, \"12\" is not one of them.", "How many seats to Ghent?")
            .VariableIs("misses", 1)
            .UserSays("2").BotSays("2 x Ghent, that is 25.00 euro.")
            .UserPresses("Other number of seats").BotSays("How many seats to Ghent?")
            .VariableIs("total", Value.Undefined)
            .UserSays("3").BotSays("3 x Ghent, that is 37.50 euro.")
            .UserPresses("Start over").BotSays("Welcome to Choo Choo, where do you want to go?", "Popular today:")
            .VariableIs("destination", Value.Undefined)
            .UserPresses("Antwerp").BotSays("How many seats to Antwerp?")
            .UserSays("2").BotSays("2 x Antwerp, that is 25.00 euro.")
            .UserPresses("Book it").BotSays("Which address may we send the ticket to?")
            .UserSays("ann@example.org").BotSays("Booked on 1/1/2026. We wrote to ann@example.org. Have a good trip!")
            .AndThen("the ticket is stored", state => Assert.Equal("Antwerp", state.Variables["ticket"]["destination"]))
            .AndHistory("the address is nowhere in the history", history => Assert.DoesNotContain(
                history, entry => entry.Message.ToJson().Contains("ann@example.org", StringComparison.Ordinal)))
            .TimePasses(TimeSpan.FromMinutes(5)).ConversationIsClosed()
            .TellAsync(Token);

        Assert.Equal(["Your ticket to Antwerp", "Booked: 2 x Antwerp"], mails.Mails.Select(mail => mail.Subject));
        Assert.Equal("ann@example.org", mails.Mails[0].Recipients[0].Address);
        Assert.DoesNotContain("ann@example.org", mails.Mails[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_writes_in_time_keeps_the_conversation_open() => await ConversationStory
        .Of(Read(), new Ports(new RecordingMailSender(), new InMemoryTableStore()))
        .UserArrives().UserSays("ghent").UserSays("1").UserPresses("Book it").UserSays("ann@example.org")
        .TimePasses(TimeSpan.FromMinutes(4)).UserSays("thanks").TimePasses(TimeSpan.FromMinutes(10))
        .AndThen("it is still open", state => Assert.False(state.IsClosed))
        .TellAsync(Token);

    [Fact]
    public async Task A_table_that_fails_leads_to_the_error_block_and_no_mail_is_sent()
    {
        RecordingMailSender mails = new();

        await ConversationStory.Of(Read(), new Ports(mails))
            .UserArrives().UserSays("ghent").UserSays("1").UserPresses("Book it")
            .BotSays("Welcome to Choo Choo, where do you want to go?", "Popular today:", "How many seats to Ghent?", "1 x Ghent, that is 12.50 euro.", "Which address may we send the ticket to?")
            .UserSays("ann@example.org").BotSays("Something went wrong at our side. Please try again later.")
            .TellAsync(Token);

        Assert.Empty(mails.Mails);
    }

    [Fact]
    public async Task A_story_that_does_not_come_true_tells_where()
    {
        StoryException failure = await Assert.ThrowsAsync<StoryException>(() => ConversationStory
            .Of(Read(), new Ports(new RecordingMailSender(), new InMemoryTableStore()))
            .UserArrives().BotSays("Hello!")
            .TellAsync(Token));

        Assert.Contains("bot says \"Hello!\"", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Welcome to Choo Choo", failure.Message, StringComparison.Ordinal);
    }

    private static BotDefinition Read() => new BotReader().Read(File.ReadAllText(
        Tool.FileOf("../../../src/ActionSteps.Cli/Demo/choo-choo.json")));
}
