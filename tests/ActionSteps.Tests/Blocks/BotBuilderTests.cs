using ActionSteps.Api;
using ActionSteps.Blocks;
using ActionSteps.Expressions;
using ActionSteps.Flow;
using ActionSteps.Knowledge;
using ActionSteps.Messages;
using ActionSteps.Offload;
using ActionSteps.Sessions;
using ActionSteps.Tables;
using ActionSteps.Tests.Blocks.Samples;
using ActionSteps.Variables;

namespace ActionSteps.Tests.Blocks;

public sealed class BotBuilderTests
{
    [Fact]
    public void A_bot_built_in_CSharp_is_the_same_as_one_that_was_read()
    {
        BotDefinition bot = BotDefinition.Create("choo-choo", bot => bot
            .Version("LIVE")
            .Languages("en", "nl")
            .Start("introduction")
            .ErrorBlock("sorry")
            .Variable("backend", "http://127.0.0.1:5080", description: "Where tickets are sold")
            .Variable("iban", sensitive: true)
            .Context("free_dessert")
            .Table(new TableDefinition("tickets", [
                new TableColumn("email", ColumnType.Text) { Required = true },
                new TableColumn("seats", ColumnType.Number) { DefaultValue = 1 }]) { Id = "t-1" })
            .Knowledge(new KnowledgeSettings
            {
                Files = [new KnowledgeFile("faq/tickets.md") { Tags = ["tickets"], Source = "https://example.com", Title = "Tickets", Language = "en" }],
                Texts = [new KnowledgeText("Dogs travel free.") { Tags = ["dogs"] }],
            })
            .Offloading(new OffloadSettings
            {
                Providers =
                [
                    new OffloadProviderSettings("desk")
                    {
                        Url = "https://example.com/desk",
                        VerifyToken = "secret",
                        SigningSecrets = ["whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX"],
                        Enabled = false,
                        OpeningHours = new OpeningHours
                        {
                            Zone = "Europe/Brussels",
                            Monday = [new OpeningRange("09:00", "12:00"), new OpeningRange("13:00", "17:30")],
                            Exceptions = [new OpeningDay("2026-12-25"), new OpeningDay("2026-12-24") { Hours = [new OpeningRange("09:00", "12:00")] }],
                        },
                    },
                ],
                OffloadingOpened = "thanks",
                OffloadingClosed = "sorry",
                OffloadingDisabled = "sorry",
            })
            .Message("introduction", message => message
                .Name("Introduction")
                .Label("start here")
                .InputContext("new")
                .OutputContext("free_dessert", 3)
                .Text("Hi {firstName}!")
                .GoTo("ask", ("count", "{count|increment}"))
                .GoTo(new GoTo("ask")
                {
                    Assignments = [new Assignment("count", "{count|increment}"), new Assignment("reuseFlow", "thanks") { Type = AssignmentType.Block }],
                }))
            .Input("ask", "seats", input => input.GoTo("route"))
            .Condition("route", condition => condition
                .If(when => when.And("seats", ConditionOperator.GreaterThan, "5").Or("LENGTH(name)", ConditionOperator.Exists), "thanks")
                .Else("thanks"))
            .Action("thanks", steps => steps.SetVariables(("x", "1")))
            .Add(new ActionBlock("sorry", [])));

        Assert.Equal(new BotReader().Read(BotReaderTests.Everything).ToJson(), bot.ToJson());
    }

    [Fact]
    public void Steps_of_any_kind_stand_in_the_order_in_which_they_are_added()
    {
        BotDefinition bot = BotDefinition.Create("tea", bot => bot.Action("one", steps => steps
            .SetVariables(("a", "1"), ("b", "{a}"))
            .Add(new PourStep { Drink = "tea" })
            .Add(new PauseBotStep())));

        ActionBlock block = Assert.IsType<ActionBlock>(Assert.Single(bot.Blocks));
        Assert.Equal([typeof(SetVariablesStep), typeof(PourStep), typeof(PauseBotStep)], block.Steps.Select(step => step.GetType()));
        Assert.Equal(
            [("a", "1"), ("b", "{a}")],
            Assert.IsType<SetVariablesStep>(block.Steps[0]).Assignments.Select(one => (one.Variable.Source, one.Value.Source)));
    }

    [Fact]
    public void A_back_end_is_called_by_a_line()
    {
        BotDefinition bot = BotDefinition.Create("tea", bot => bot.Action("one", steps => steps
            .Api(ApiMethod.Get, "https://tea.example/{kind}")
            .Api(ApiMethod.Post, "https://tea.example/orders", ("cups", "{cups}"), ("for", "Dear {name}"))));

        Assert.Equal(
            Reading.Read(Reading.WithSteps("""
                { "kind": "api", "url": "https://tea.example/{kind}" },
                { "kind": "api", "method": "POST", "url": "https://tea.example/orders",
                  "body": [ { "key": "cups", "value": "{cups}" }, { "key": "for", "value": "Dear {name}" } ] }
                """)).ToJson(),
            bot.ToJson());
    }

    [Fact]
    public void Messages_may_be_texts_records_and_values()
    {
        BotDefinition bot = BotDefinition.Create("b", bot => bot.Message("m", message => message
            .Text("Hi", "Hello")
            .Add(new TextMessage("there"))
            .Add(Value.Object(("type", "text"), ("config", Value.Object(("textMessages", "you")))))));

        Assert.Equal(
            [
                """{"type":"text","config":{"textMessages":[{"text":"Hi"},{"text":"Hello"}]}}""",
                """{"type":"text","config":{"textMessages":[{"text":"there"}]}}""",
                """{"type":"text","config":{"textMessages":"you"}}""",
            ],
            Assert.IsType<MessageBlock>(bot.Blocks[0]).Messages.Select(message => message.ApiForm.ToJson()));
    }

    [Fact]
    public void A_branch_with_one_statement_is_one_line()
    {
        BotDefinition bot = BotDefinition.Create("b", bot => bot.Condition("c", condition => condition
            .If("{seats}", ConditionOperator.GreaterThan, "{limit}", new GoTo("c"))));

        ConditionStatement statement = Assert.Single(Assert.Single(Assert.IsType<ConditionBlock>(bot.Blocks[0]).Branches).When.Statements);
        Assert.Equal(("{seats}", "{limit}"), (statement.Variable.Source, statement.Value.Source));
    }

    [Fact]
    public void Faults_are_told_all_at_once_with_the_path_and_the_block()
    {
        DefinitionException exception = Assert.Throws<DefinitionException>(() => BotDefinition.Create("b", bot => bot
            .Start("welcom")
            .Action("welcome", steps => steps.Add(new KnowledgeBaseStep { DestinationVariable = "x", OnFailure = "wellcome" }).GoTo("goodbey"))
            .Action("welcome", steps => steps.Name("Second"))
            .Condition("goodbye", condition => condition.If(_ => { }, "welcome"))));

        Assert.Equal(
            [
                "$.start: There is no block \"welcom\". Did you mean \"welcome\"?",
                "$.blocks[0].steps[0].onFailure (block \"welcome\"): There is no block \"wellcome\". Did you mean \"welcome\"?",
                "$.blocks[0].goTo.block (block \"welcome\"): There is no block \"goodbey\". Did you mean \"goodbye\"?",
                "$.blocks[1].id (block \"welcome\"): Block id \"welcome\" is taken by $.blocks[0].id. Ids are unique in a bot.",
                "$.blocks[2].branches[0].when (block \"goodbye\"): A condition needs at least one statement.",
            ],
            exception.Faults.Select(fault => fault.ToString()));
    }

    [Fact]
    public void A_bot_without_an_id_is_a_fault() =>
        Assert.Equal("$.id", Assert.Single(Assert.Throws<DefinitionException>(() => BotDefinition.Create("", _ => { })).Faults).Path);

    [Fact]
    public void Warnings_are_those_of_the_same_bot_in_JSON_without_line_and_column()
    {
        BotDefinition bot = Reading.Read("""
            { "id": "b", "version": "x", "blocks": [
              { "kind": "action", "id": "one", "steps": [
                { "kind": "test.pour", "drink": "{a +}", "when": "NOPE(1)", "target": "internal.x", "lines": [ "{NOPE(1)}" ] },
                { "kind": "tableOperation", "operation": "delete", "table": "tickets" },
                { "kind": "offload", "provider": "desk" } ] },
              { "kind": "message", "id": "two", "messages": [ { "type": "nope" }, { "type": "text", "config": { "textMessages": [ { "text": "{a +}" } ] } } ] },
              { "kind": "input", "id": "three", "variable": "a b", "goTo": { "block": "one", "assignments": [ { "variable": "x", "value": "four", "type": "block" } ] } } ] }
            """);
        IReadOnlyList<DefinitionFault> read = Reading.Check(bot.ToJson(Reading.Options.Steps)).Warnings;

        IReadOnlyList<DefinitionFault> built = bot.Check(Reading.Options);

        Assert.Equal(12, read.Count);
        Assert.All(built, warning => Assert.Equal((0, 0, FaultSeverity.Warning), (warning.Line, warning.Column, warning.Severity)));
        Assert.Equal(
            read.Select(warning => (warning.Path, warning.Message, warning.Suggestion)).Order(),
            built.Select(warning => (warning.Path, warning.Message, warning.Suggestion)).Order());
    }

    [Fact]
    public void Functions_of_the_host_are_known_to_the_checks()
    {
        BotReaderOptions options = new() { Functions = new FunctionRegistry().Add("BREW", (_, _) => Value.True) };
        BotDefinition bot = BotDefinition.Create("b", bot => bot.Action("one", steps => steps.SetVariables(("a", "{BREW(1)}"))));

        Assert.Empty(bot.Check(options));
        Assert.Single(bot.Check());
    }
}
