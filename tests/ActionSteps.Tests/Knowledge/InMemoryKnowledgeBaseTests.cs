using ActionSteps.Knowledge;

namespace ActionSteps.Tests.Knowledge;

public sealed class InMemoryKnowledgeBaseTests
{
    private static readonly InMemoryKnowledgeBase Railway = new([RailwayFaq.English, RailwayFaq.Dutch, RailwayFaq.Rules]);

    [Theory]
    [InlineData("What are your opening hours?", "The ticket office in Ghent")]
    [InlineData("OPÈNING HOUR", "The ticket office in Ghent")]
    [InlineData("How much is a ticket to Bruges?", "A single ticket")]
    [InlineData("Do I need a ticket for my bicycle?", "A bicycle needs")]
    [InlineData("Can I take my bike on the train?", "A bicycle needs")]
    [InlineData("Is my dog allowed?", "Small dogs and cats")]
    [InlineData("My train was late, do I get money back?", "When your train arrives")]
    [InlineData("I lost my umbrella on the train", "Lost something")]
    [InlineData("how do I return a ticket i did not use", "You can return")]
    [InlineData("we are with 15 people, do we get a discount?", "Groups of ten")]
    [InlineData("How many suitcases can I take with me?", "Two suitcases")]
    [InlineData("Can I smoke on the platform?", "Smoking is not allowed")]
    [InlineData("What does it cost when I travel without a ticket?", "Travelling without")]
    public async Task Answers_with_the_passage_about_the_question(string question, string answer)
    {
        KnowledgeAnswer? found = await AskAsync(Railway, question, "en");

        Assert.StartsWith(answer, found?.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Wanneer is het loket open?", "Het loket in Gent")]
    [InlineData("wat kost een fiets meenemen?", "Een fietsticket")]
    [InlineData("mag mijn hond mee?", "Ja. Kleine honden reizen gratis, grote honden met een \"kinderticket\".")]
    [InlineData("hoe kan ik mijn geld terugkrijgen", "Breng het")]
    public async Task Answers_in_the_language_of_the_question(string question, string answer)
    {
        KnowledgeAnswer? found = await AskAsync(Railway, question, "nl-BE");

        Assert.StartsWith(answer, found?.Text, StringComparison.Ordinal);
        Assert.Null(await AskAsync(Railway, question, "fr"));
    }

    [Theory]
    [InlineData("What is the capital of France?")]
    [InlineData("Who won the world cup?")]
    [InlineData("How do I reset my password?")]
    [InlineData("What is the weather tomorrow?")]
    [InlineData("I want to open a bank account")]
    [InlineData("Where can I buy a house in Bruges?")]
    [InlineData("asdf qwer zxcv")]
    [InlineData("?!")]
    [InlineData("the a of is")]
    [InlineData("")]
    public async Task Finds_nothing_for_questions_beside_the_content(string question) => Assert.Null(await AskAsync(Railway, question, "en"));

    [Fact]
    public async Task Names_each_source_once_with_the_best_first()
    {
        KnowledgeAnswer? found = await AskAsync(Railway, "How much is a ticket?", "en");

        Assert.Equal(["https://choo.example/faq", "rules.pdf"], found?.Sources.Select(source => source.Location).Order());
        Assert.Equal(found?.Sources.Select(source => source.Score).OrderDescending(), found?.Sources.Select(source => source.Score));
        Assert.All(found?.Sources ?? [], source => Assert.InRange(source.Score ?? -1, 0.35, 1));
        Assert.Contains(found?.Sources ?? [], source => source is { Title: "House rules", IsUrl: false });
        Assert.Contains(found?.Sources ?? [], source => source is { Title: "Tickets and prices" or "Refunds" or "Bicycles", IsUrl: true });
    }

    [Fact]
    public async Task Names_at_most_as_many_sources_as_allowed()
    {
        KnowledgeDocument[] documents =
            [.. Enumerable.Range(0, 9).Select(i => new KnowledgeDocument("opening hours", KnowledgeFormat.Text) { Source = FormattableString.Invariant($"{i}.txt") })];

        Assert.Equal(["0.txt", "1.txt", "2.txt"], Locations(await AskAsync(new(documents), "opening hours")));
        Assert.Equal(["0.txt"], Locations(await AskAsync(new(documents, new KnowledgeOptions { MaxSources = 1 }), "opening hours")));
    }

    [Fact]
    public async Task Rows_of_a_table_have_tags_and_sources_of_their_own()
    {
        KnowledgeQuestion question = new("Hoeveel kost een fietsticket?") { Language = "nl" };

        KnowledgeAnswer? tagged = await Railway.AskAsync(question with { Tags = ["FIETS"] }, CancellationToken.None);

        Assert.Equal(["https://choo.example/fiets"], Locations(tagged));
        Assert.Null(await Railway.AskAsync(question with { Tags = ["loket"] }, CancellationToken.None));
        Assert.Null(await Railway.AskAsync(question with { Tags = ["travel"] }, CancellationToken.None));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(2_000)]
    public async Task The_score_means_the_same_in_small_and_large_collections(int others)
    {
        IEnumerable<KnowledgeDocument> documents = Enumerable.Range(0, others)
            .Select(i => new KnowledgeDocument(FormattableString.Invariant($"subject{i} body{i} filler{i}"), KnowledgeFormat.Text) { Source = "other" })
            .Append(new KnowledgeDocument("luggage lockers stand here", KnowledgeFormat.Text) { Source = "lockers" });
        InMemoryKnowledgeBase knowledge = new(documents, new KnowledgeOptions { MaxDocuments = 5_000 });

        double? whole = (await AskAsync(knowledge, "luggage lockers"))?.Sources[0].Score;
        double? half = (await AskAsync(knowledge, "luggage elephants"))?.Sources[0].Score;
        double? quarter = (await AskAsync(knowledge, "luggage elephants dancing tango"))?.Sources[0].Score;

        Assert.InRange(whole ?? 0, 0.85, 1);
        Assert.InRange(half ?? 0, 0.40, 0.55);
        Assert.Null(quarter);
    }

    [Fact]
    public async Task The_minimum_score_decides_what_is_found()
    {
        KnowledgeDocument[] documents = [RailwayFaq.English];
        const string Vague = "Where can I buy a house in Bruges?";

        Assert.NotNull(await AskAsync(new(documents, new KnowledgeOptions { MinimumScore = 0.1 }), Vague, "en"));
        Assert.Null(await AskAsync(new(documents, new KnowledgeOptions { MinimumScore = 1 }), Vague, "en"));
    }

    [Theory]
    [InlineData("überprüfung straße", "UBERPRUFUNG STRASSE")]
    [InlineData("l'été à Liège", "ete liege")]
    [InlineData("Ｆｕｌｌ ｗｉｄｔｈ", "full width")]
    [InlineData("営業時間は九時から", "営業時間")]
    [InlineData("Часы работы кассы", "часы РАБОТЫ")]
    [InlineData("ساعات العمل", "ساعات")]
    [InlineData("room 101b", "Room 101B?")]
    public async Task Words_are_compared_without_case_accents_and_forms(string content, string question)
    {
        InMemoryKnowledgeBase knowledge = new([new KnowledgeDocument(content, KnowledgeFormat.Text), new KnowledgeDocument("something else", KnowledgeFormat.Text)]);

        Assert.Equal(content, (await AskAsync(knowledge, question))?.Text);
    }

    [Fact]
    public async Task A_question_of_nothing_but_common_words_can_still_be_answered()
    {
        InMemoryKnowledgeBase knowledge = new([new KnowledgeDocument("question,answer\nWho are you?,I am Choo and who are you?\nWhere is it?,Here.", KnowledgeFormat.Csv)]);

        Assert.Equal("I am Choo and who are you?", (await AskAsync(knowledge, "who are you", "en"))?.Text);
        Assert.Null(await AskAsync(knowledge, "are you it", "en"));
    }

    [Fact]
    public async Task A_document_without_source_answers_without_sources()
    {
        KnowledgeAnswer? found = await AskAsync(new([new KnowledgeDocument("opening hours", KnowledgeFormat.Text)]), "opening hours");

        Assert.Equal("opening hours", found?.Text);
        Assert.Equal([], Locations(found));
    }

    [Fact]
    public async Task Parallel_questions_do_not_disturb_each_other()
    {
        string[] questions = ["What are your opening hours?", "Is my dog allowed?", "I want a refund", "Who won the world cup?"];
        string?[] expected = await Task.WhenAll(questions.Select(async question => (await AskAsync(Railway, question, "en"))?.Text));

        await Parallel.ForAsync(0, 400, async (i, _) =>
            Assert.Equal(expected[i % 4], (await AskAsync(Railway, questions[i % 4], "en"))?.Text));
    }

    [Fact]
    public async Task Hostile_content_is_divided_and_searched_in_bounded_time()
    {
        string[] contents =
        [
            new string('#', 200_000), string.Concat(Enumerable.Repeat("# a\n", 50_000)), "# " + new string('h', 200_000) + "\n" + new string('x', 100_000),
            string.Concat(Enumerable.Repeat("```\n", 50_000)), new string('\u0301', 200_000), new string('\ud800', 200_000), new string('\n', 200_000),
            string.Concat(Enumerable.Repeat("a ", 100_000)),
        ];
        foreach (KnowledgeFormat format in (KnowledgeFormat[])[KnowledgeFormat.Markdown, KnowledgeFormat.Text])
        {
            InMemoryKnowledgeBase knowledge = new(contents.Select(content => new KnowledgeDocument(content, format)));
            await AskAsync(knowledge, string.Concat(Enumerable.Repeat("a x h ", 200_000)));
        }

        Assert.Throws<KnowledgeContentException>(() => new InMemoryKnowledgeBase([new KnowledgeDocument(new string(',', 1_000_000) + "x", KnowledgeFormat.Csv)]));
        Assert.Throws<KnowledgeContentException>(() => new InMemoryKnowledgeBase([new KnowledgeDocument(new string('"', 1_000_001), KnowledgeFormat.Csv)]));
    }

    [Fact]
    public void Content_beyond_the_limits_is_refused()
    {
        KnowledgeDocument[] two = [new("a\n\nb", KnowledgeFormat.Text) { Source = "a.txt" }, new("c", KnowledgeFormat.Text)];

        Assert.Contains("1 documents", Refused(two, new KnowledgeOptions { MaxDocuments = 1 }).Message, StringComparison.Ordinal);
        Assert.Contains("1 passages", Refused(two, new KnowledgeOptions { MaxPassages = 1 }).Message, StringComparison.Ordinal);
        KnowledgeContentException large = Refused(two, new KnowledgeOptions { MaxDocumentBytes = 3 });
        Assert.Contains("3 bytes", large.Message, StringComparison.Ordinal);
        Assert.Equal("a.txt", large.Document);

        static KnowledgeContentException Refused(KnowledgeDocument[] documents, KnowledgeOptions options) =>
            Assert.Throws<KnowledgeContentException>(() => new InMemoryKnowledgeBase(documents, options));
    }

    [Fact]
    public void Options_out_of_range_are_all_told_at_once()
    {
        KnowledgeOptions options = new() { MinimumScore = 2, K1 = double.NaN, MaxSources = 0, MaxPassageLength = 99 };

        ArgumentException error = Assert.Throws<ArgumentException>(() => new InMemoryKnowledgeBase([], options));

        Assert.Contains("MinimumScore is 2; it must be 0 to 1.", error.Message, StringComparison.Ordinal);
        Assert.Contains("K1", error.Message, StringComparison.Ordinal);
        Assert.Contains("MaxSources", error.Message, StringComparison.Ordinal);
        Assert.Contains("MaxPassageLength", error.Message, StringComparison.Ordinal);
    }

    private static async Task<KnowledgeAnswer?> AskAsync(InMemoryKnowledgeBase knowledge, string question, string? language = null) =>
        await knowledge.AskAsync(new KnowledgeQuestion(question) { Language = language }, CancellationToken.None);

    private static IEnumerable<string> Locations(KnowledgeAnswer? answer) =>
        answer?.Sources.Select(source => source.Location) ?? throw new InvalidOperationException("Nothing was found.");
}
