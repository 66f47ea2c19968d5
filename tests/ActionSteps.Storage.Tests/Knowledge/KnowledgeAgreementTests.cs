using ActionSteps.Knowledge;
using ActionSteps.Storage.PostgreSql;
using ActionSteps.Storage.Sqlite;
using ActionSteps.Storage.Tests.Support;
using ActionSteps.Tests.Knowledge;

namespace ActionSteps.Storage.Tests.Knowledge;

/// <summary>Questions have the same answers, sources and scores from a database as from memory.</summary>
public sealed class KnowledgeAgreementTests
{
    private static readonly KnowledgeDocument[] Documents = [RailwayFaq.English, RailwayFaq.Dutch, RailwayFaq.Rules];

    private static readonly (string Question, string? Language, string[] Tags)[] Questions =
    [
        ("What are your opening hours?", "en", []), ("OPÈNING HOUR", "en", []), ("How much is a ticket to Bruges?", "en-GB", []),
        ("Do I need a ticket for my bicycle?", null, []), ("Is my dog allowed?", "en", []), ("Wanneer is het loket open?", "nl", []),
        ("mag mijn hond mee?", "nl-BE", ["FIETS", "huisdier"]), ("wat kost een fiets meenemen?", "nl", ["fiets"]), ("ticket", null, ["nothing"]),
        ("What is the capital of France?", "en", []), ("?!", null, []), ("the a of is", "en", []), ("ticket", "fr", []), ("Who are you?", "en", []),
        ("\"ticket\" AND NEAR(price*) OR NOT ^a:b", "en", []), ("ticket' | !free & (", "en", ["a & b", "' OR 1=1"]), ("票 大 ticket", "en", []),
    ];

    [Fact]
    public async Task SQLite_answers_as_memory_does()
    {
        SqliteKnowledgeBase knowledge = new(SharedSqlite.New());
        await knowledge.ReplaceAsync([RailwayFaq.Rules], CancellationToken.None);
        await knowledge.ReplaceAsync(Documents, CancellationToken.None);

        await CompareAsync(knowledge);
    }

    [PostgreSqlFact]
    public async Task PostgreSQL_answers_as_memory_does()
    {
        await using PostgreSqlDatabase database = PostgreSqlServer.New();
        PostgreSqlKnowledgeBase knowledge = new(database);
        await knowledge.ReplaceAsync([RailwayFaq.Rules], CancellationToken.None);
        await knowledge.ReplaceAsync(Documents, CancellationToken.None);

        await CompareAsync(knowledge);
    }

    [Fact]
    public async Task The_content_of_a_bot_is_indexed_once_and_comes_before_that_of_the_host()
    {
        using SqliteDatabase database = SharedSqlite.New();
        KnowledgeSettings content = new() { Texts = [new KnowledgeText("Our office is on platform 9.")] };
        KnowledgeQuestion office = new("Which platform is the office on?") { Content = content };
        await new SqliteKnowledgeBase(database).ReplaceAsync(
            [new KnowledgeDocument("The office of the host is elsewhere.\n\nParking costs two euros.", KnowledgeFormat.Text)], CancellationToken.None);

        for (int i = 0; i < 2; i++)
        {
            SqliteKnowledgeBase knowledge = new(database);
            KnowledgeAnswer? own = await knowledge.AskAsync(office, CancellationToken.None);
            Assert.Equal("Our office is on platform 9.", own?.Text);
            KnowledgeAnswer? hosts = await knowledge.AskAsync(office with { Text = "What does parking cost?" }, CancellationToken.None);
            Assert.Equal("Parking costs two euros.", hosts?.Text);
        }
    }

    private static async Task CompareAsync(IKnowledgeBase knowledge)
    {
        InMemoryKnowledgeBase memory = new(Documents);
        int found = 0;
        foreach ((string text, string? language, string[] tags) in Questions)
        {
            KnowledgeQuestion question = new(text) { Language = language, Tags = tags };
            KnowledgeAnswer? expected = await memory.AskAsync(question, CancellationToken.None);
            KnowledgeAnswer? answer = await knowledge.AskAsync(question, CancellationToken.None);
            Assert.Equal((text, expected?.Text), (text, answer?.Text));
            Assert.Equal(expected?.Sources, answer?.Sources);
            found += answer is null ? 0 : 1;
        }

        Assert.InRange(found, 8, Questions.Length - 5);
    }
}
