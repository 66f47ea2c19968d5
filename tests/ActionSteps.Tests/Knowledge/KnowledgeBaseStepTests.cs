using ActionSteps.Blocks;
using ActionSteps.Execution;
using ActionSteps.Expressions;
using ActionSteps.Knowledge;
using ActionSteps.Sessions;
using ActionSteps.Testing;
using ActionSteps.Testing.Knowledge;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Knowledge;

public sealed class KnowledgeBaseStepTests
{
    private static readonly KnowledgeBaseStep Ask = new() { DestinationVariable = "kb", Question = "opening hours" };

    private readonly VirtualClock _clock = new();

    [Fact]
    public async Task Row_1_Writes_the_answer_with_its_source_and_follows_the_go_to()
    {
        Session session = Run.Session();

        BlockResult result = await RunAsync(new FakeKnowledgeBase("42", "https://e.x/a"), session, Ask);

        Assert.Equal("next", result.Block);
        Assert.Equal("42", session.Variables["kb.answer"]);
        Assert.Equal("42", session.Variables["kb.content"]);
        Assert.Equal("https://e.x/a", session.Variables["kb.contentUrl"]);
        Assert.Equal("url", session.Variables["kb.contentType"]);
        Assert.Equal("opening hours", session.Variables["kb.question"]);
        Assert.Equal(
            Value.ParseJson("""[{"title":"https://e.x/a","url":"https://e.x/a","type":"url"}]"""), session.Variables["kb.sources"]);
    }

    [Theory]
    [InlineData("manual.pdf", "document")]
    [InlineData("/etc/manual.pdf", "document")]
    [InlineData("file:///manual.pdf", "document")]
    [InlineData("javascript:alert(1)", "document")]
    [InlineData("HTTP://e.x", "url")]
    public async Task Row_2_Tells_documents_from_pages(string source, string type)
    {
        Session session = Run.Session();

        await RunAsync(new FakeKnowledgeBase("42", source), session, Ask);

        Assert.Equal(source, session.Variables["kb.contentUrl"]);
        Assert.Equal(type, session.Variables["kb.contentType"]);
    }

    [Fact]
    public async Task Row_3_Goes_to_the_block_for_no_findings_and_removes_the_variable()
    {
        Session session = Run.Session(("kb", "old"));
        KnowledgeBaseStep step = new() { DestinationVariable = "kb", Question = "x", OnNoFindings = "other" };

        BlockResult result = await RunAsync(new FakeKnowledgeBase(), session, step, Never);

        Assert.Equal("other", result.Block);
        Assert.True(session.Variables["kb"].IsUndefined);
        Assert.Single(result.Log);
    }

    [Fact]
    public async Task Row_4_Goes_on_when_nothing_is_found_and_no_block_is_named()
    {
        Session session = Run.Session(("kb", "old"));

        BlockResult result = await RunAsync(new FakeKnowledgeBase(), session, Ask);

        Assert.Equal("next", result.Block);
        Assert.True(session.Variables["kb"].IsUndefined);
    }

    [Fact]
    public async Task Row_5_Fails_when_the_knowledge_base_fails_and_no_block_is_named()
    {
        Session session = Run.Session(("kb", "old"));

        BlockResult result = await RunAsync(new FakeKnowledgeBase { Failure = new HttpRequestException("503") }, session, Ask);

        Assert.Equal(Run.ErrorBlock, result.Block);
        Assert.Equal(ErrorCodes.KnowledgeBaseFailed, result.Log[0].Error?.Code);
        Assert.Contains("503", result.Log[0].Error?.Message, StringComparison.Ordinal);
        Assert.Equal("old", session.Variables["kb"]);
    }

    [Fact]
    public async Task Row_6_Goes_to_the_block_for_failures_and_leaves_the_variable_alone()
    {
        Session session = Run.Session(("kb", "old"));
        KnowledgeBaseStep step = new() { DestinationVariable = "kb", Question = "x", OnFailure = "other" };

        BlockResult result = await RunAsync(new FakeKnowledgeBase { Failure = new HttpRequestException("503") }, session, step, Never);

        Assert.Equal("other", result.Block);
        Assert.Equal(ErrorCodes.KnowledgeBaseFailed, Assert.Single(Assert.Single(result.Log).Warnings).Code);
        Assert.Equal("old", session.Variables["kb"]);
    }

    [Theory]
    [InlineData("opening hours", "ignored", "opening hours")]
    [InlineData(" ", "hello there", "hello there")]
    [InlineData(null, "hello there", "hello there")]
    public async Task Row_7_Asks_what_the_user_said_last_when_no_question_is_configured(string? expression, string content, string asked)
    {
        FakeKnowledgeBase knowledge = new("42");
        Session session = Run.Session();
        session.SetInternal("internal.nlp.expression", expression);
        session.SetInternal("internal.messageContent", content);

        BlockResult result = await RunAsync(knowledge, session, new KnowledgeBaseStep { DestinationVariable = "kb" });

        Assert.Equal(asked, Assert.Single(knowledge.Questions).Text);
        Assert.Equal(asked, session.Variables["kb.question"]);
        Assert.Equal(asked, result.Log[0].Inputs["question"]);
    }

    [Fact]
    public async Task Row_8_Hands_rendered_tags_on_without_blank_ones()
    {
        FakeKnowledgeBase knowledge = new("42");
        KnowledgeBaseStep step = new() { DestinationVariable = "kb", Question = "x", Tags = ["{country}", "{missing}", " b "] };

        await RunAsync(knowledge, Run.Session(("country", "BE")), step);

        Assert.Equal(["BE", "b"], Assert.Single(knowledge.Questions).Tags);
    }

    [Fact]
    public async Task Row_9_Prints_the_answer_where_the_variable_is_used_in_text()
    {
        Session session = Run.Session();
        await RunAsync(new FakeKnowledgeBase("42", "https://e.x/a"), session, Ask);
        EvaluationContext context = new(session.Variables);

        Assert.Equal("A: 42", Template.Parse("A: {kb}").Render(context));
        Assert.Equal("42", Template.Parse("{kb}").Render(context));
        Assert.True(Template.Parse("{kb}").Evaluate(context).IsObject);
    }

    [Fact]
    public async Task Prints_the_answer_also_without_sources_and_after_the_session_was_stored()
    {
        Session session = Run.Session();

        await RunAsync(new FakeKnowledgeBase("42"), session, Ask);

        Value stored = Value.ParseJson(session.Variables["kb"].ToJson());
        Assert.Equal("42", stored.ToString());
        Assert.Equal(Value.Null, stored["contentUrl"]);
        Assert.Equal(Value.Null, stored["contentType"]);
        Assert.Equal(Value.EmptyList, stored["sources"]);
    }

    [Fact]
    public async Task Writes_titles_and_scores_of_sources()
    {
        Session session = Run.Session();
        FakeKnowledgeBase knowledge = new()
        {
            Answer = new KnowledgeAnswer("42", [new KnowledgeSource("a.pdf") { Title = "A", Score = 0.9 }, new KnowledgeSource("https://b.c")]),
        };

        await RunAsync(knowledge, session, Ask);

        Assert.Equal(
            Value.ParseJson("""
                [{"title":"A","url":"a.pdf","type":"document","score":0.9},{"title":"https://b.c","url":"https://b.c","type":"url"}]
                """),
            session.Variables["kb.sources"]);
    }

    [Fact]
    public async Task A_blank_question_finds_nothing_and_is_not_asked()
    {
        FakeKnowledgeBase knowledge = new("42");
        KnowledgeBaseStep step = new() { DestinationVariable = "kb", Question = "{missing}", OnNoFindings = "other" };

        BlockResult result = await RunAsync(knowledge, Run.Session(("kb", "old")), step);

        Assert.Equal("other", result.Block);
        Assert.Empty(knowledge.Questions);
    }

    [Fact]
    public async Task A_blank_answer_counts_as_nothing_found()
    {
        Session session = Run.Session(("kb", "old"));

        await RunAsync(new FakeKnowledgeBase(" "), session, Ask);

        Assert.True(session.Variables["kb"].IsUndefined);
    }

    [Fact]
    public async Task Hands_on_language_bot_session_and_content()
    {
        FakeKnowledgeBase knowledge = new("42");
        Session session = Run.Session(("preferredLanguage", "nl"), ("other", "fr-be"));

        await RunAsync(
            knowledge,
            session,
            Ask,
            new KnowledgeBaseStep { DestinationVariable = "kb", Question = "x", Language = "{other}" },
            new KnowledgeBaseStep { DestinationVariable = "kb", Question = "x", Language = "{missing}" });

        Assert.Equal(["nl", "fr-be", "nl"], knowledge.Questions.Select(question => question.Language));
        Assert.Equal("bot", knowledge.Questions[0].BotId);
        Assert.Equal("DRAFT", knowledge.Questions[0].BotVersion);
        Assert.Equal("session-1", knowledge.Questions[0].SessionId);
        Assert.NotNull(knowledge.Questions[0].Content);
    }

    [Fact]
    public async Task A_knowledge_base_that_hangs_fails_after_a_minute()
    {
        Session session = Run.Session(("kb", "old"));
        KnowledgeBaseStep step = new() { DestinationVariable = "kb", Question = "x", OnFailure = "other" };

        Task<BlockResult> running = RunAsync(new FakeKnowledgeBase { Hangs = true }, session, step);
        _clock.Advance(TimeSpan.FromSeconds(59.9));
        Assert.False(running.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        BlockResult result = await running;

        Assert.Equal("other", result.Block);
        Assert.Contains("60 s", result.Log[0].Warnings[0].Message, StringComparison.Ordinal);
        Assert.Equal("old", session.Variables["kb"]);
    }

    [Fact]
    public async Task Cancelling_the_run_is_no_failure_of_the_knowledge_base()
    {
        using CancellationTokenSource stop = new();
        BlockExecutor executor = new(new Ports(new FakeKnowledgeBase { Hangs = true }));
        Task<BlockResult> running = executor.RunAsync(
            Run.Bot([new KnowledgeBaseStep { DestinationVariable = "kb", Question = "x", OnFailure = "other" }]), "block", Run.Session(), stop.Token).AsTask();

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task A_long_question_is_cut_between_characters()
    {
        FakeKnowledgeBase knowledge = new("42");
        Session session = Run.Session(("q", new string('a', KnowledgeQuestion.MaxLength - 1) + "😀" + new string('b', 1_000_000)));

        await RunAsync(knowledge, session, new KnowledgeBaseStep { DestinationVariable = "kb", Question = "{q}" });

        Assert.Equal(new string('a', KnowledgeQuestion.MaxLength - 1), Assert.Single(knowledge.Questions).Text);
    }

    [Theory]
    [InlineData("{iban}")]
    [InlineData("{other}")]
    [InlineData("about {DOWNCASE(iban)}")]
    [InlineData("{DOWNCASE(GET(\"iban\"))}")]
    public async Task A_question_with_a_sensitive_value_is_asked_but_neither_it_nor_its_answer_is_logged(string template)
    {
        FakeKnowledgeBase knowledge = new("About BE71-0961 I know nothing");
        VariableDefinitions variables = new([new VariableDefinition("iban") { Sensitive = true }]);
        Session session = Run.Session(("iban", "BE71-0961"), ("other", "what is BE71-0961"));
        KnowledgeBaseStep step = new() { DestinationVariable = "kb", Question = template };

        BlockResult found = await RunAsync(knowledge, session, variables, step);
        knowledge.Failure = new InvalidOperationException("Cannot answer: " + session.Variables["iban"].ToString().ToLowerInvariant());
        BlockResult failed = await RunAsync(knowledge, session, variables, step);

        Assert.Contains("BE71-0961", knowledge.Questions[0].Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("About BE71-0961 I know nothing", session.Variables["kb.answer"]);
        Assert.True(found.Log[0].Inputs["question"].IsUndefined);
        foreach (BlockResult result in (BlockResult[])[found, failed])
        {
            string log = result.Log[0].ToValue().ToJson();
            Assert.DoesNotContain("be71", log, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("I know nothing", log, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_question_that_fails_in_part_is_asked_with_a_warning()
    {
        FakeKnowledgeBase knowledge = new("42");

        BlockResult result = await RunAsync(knowledge, Run.Session(), new KnowledgeBaseStep { DestinationVariable = "kb", Question = "x {1 / 0}" });

        Assert.Equal("x", Assert.Single(knowledge.Questions).Text);
        Assert.Equal(ErrorCodes.DivisionByZero, Assert.Single(result.Log[0].Warnings).Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" {} ")]
    public async Task Without_a_destination_the_step_fails_and_asks_nothing(string destination)
    {
        FakeKnowledgeBase knowledge = new("42");

        BlockResult result = await RunAsync(knowledge, Run.Session(), new KnowledgeBaseStep { DestinationVariable = destination, Question = "x" });

        Assert.Equal(destination.Length == 0 ? ErrorCodes.TargetRequired : null, result.Log[0].Error?.Code);
        Assert.Equal(destination.Length == 0 ? 0 : 1, knowledge.Questions.Count);
    }

    [Fact]
    public async Task Without_a_knowledge_base_the_step_fails()
    {
        BlockResult result = await Run.StepsAsync(Run.Session(), Ask);

        Assert.Equal(ErrorCodes.PortMissing, result.Log[0].Error?.Code);
    }

    private static DelegateStep Never => new(_ => throw new InvalidOperationException("The step after it ran."));

    private Task<BlockResult> RunAsync(IKnowledgeBase knowledge, Session session, params IActionStep[] steps) =>
        RunAsync(knowledge, session, VariableDefinitions.None, steps);

    private Task<BlockResult> RunAsync(IKnowledgeBase knowledge, Session session, VariableDefinitions variables, params IActionStep[] steps)
    {
        BotDefinition bot = Run.Bot(steps, variables, new KnowledgeSettings());
        return new BlockExecutor(new Ports(knowledge), new ExecutionOptions { Clock = _clock })
            .RunAsync(bot, "block", session, CancellationToken.None)
            .AsTask();
    }
}
