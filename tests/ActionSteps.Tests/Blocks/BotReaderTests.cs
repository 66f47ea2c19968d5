using ActionSteps.Blocks;
using ActionSteps.Flow;
using ActionSteps.Knowledge;
using ActionSteps.Messages;
using ActionSteps.Offload;
using ActionSteps.Sessions;
using ActionSteps.Tables;
using ActionSteps.Tests.Blocks.Samples;
using ActionSteps.Variables;

namespace ActionSteps.Tests.Blocks;

public sealed class BotReaderTests
{
    /// <summary>A bot file that uses every member.</summary>
    internal const string Everything = """
        {
          "id": "choo-choo",
          "version": "LIVE",
          "languages": [ "en", "nl" ],
          "start": "introduction",
          "errorBlock": "sorry",
          "variables": [
            { "name": "backend", "defaultValue": "http://127.0.0.1:5080", "description": "Where tickets are sold" },
            { "name": "iban", "sensitive": true }
          ],
          "contexts": [ "free_dessert" ],
          "tables": [
            { "name": "tickets", "id": "t-1", "columns": [ { "name": "email", "type": "text", "required": true }, { "name": "seats", "type": "number", "defaultValue": 1 } ] }
          ],
          "knowledge": {
            "files": [ { "path": "faq/tickets.md", "tags": [ "tickets" ], "source": "https://example.com", "title": "Tickets", "language": "en" } ],
            "texts": [ { "text": "Dogs travel free.", "tags": [ "dogs" ] } ]
          },
          "offloading": {
            "providers": [
              {
                "name": "desk", "url": "https://example.com/desk", "verifyToken": "secret",
                "signingSecrets": [ "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX" ], "enabled": false,
                "openingHours": {
                  "zone": "Europe/Brussels",
                  "monday": [ { "from": "09:00", "to": "12:00" }, { "from": "13:00", "to": "17:30" } ],
                  "exceptions": [ { "date": "2026-12-25" }, { "date": "2026-12-24", "hours": [ { "from": "09:00", "to": "12:00" } ] } ]
                }
              }
            ],
            "offloadingOpened": "thanks", "offloadingClosed": "sorry", "offloadingDisabled": "sorry"
          },
          "blocks": [
            { "kind": "message", "id": "introduction", "name": "Introduction", "label": "start here",
              "inputContexts": [ "new" ], "outputContexts": { "free_dessert": 3 },
              "messages": [ { "type": "text", "config": { "textMessages": [ { "text": "Hi {firstName}!" } ] } } ],
              "goTo": { "block": "ask", "assignments": [ { "variable": "count", "value": "{count|increment}" }, { "variable": "reuseFlow", "value": "thanks", "type": "block" } ] } },
            { "kind": "input", "id": "ask", "variable": "seats", "goTo": { "block": "route" } },
            { "kind": "condition", "id": "route",
              "branches": [ { "when": [
                  { "variable": "seats", "operator": "greater than", "value": "5" },
                  { "variable": "{LENGTH(name)}", "operator": "exists", "join": "or" } ],
                "goTo": { "block": "thanks" } } ],
              "else": { "block": "thanks" } },
            { "kind": "action", "id": "thanks", "steps": [ { "kind": "setVariables", "assignments": [ { "variable": "x", "value": "1" } ] } ] },
            { "kind": "action", "id": "sorry", "steps": [] }
          ]
        }
        """;

    [Fact]
    public void A_bot_is_read_with_everything_it_says()
    {
        BotReading reading = new BotReader().Check(Everything);

        Assert.Empty(reading.Faults);
        Assert.Empty(reading.Warnings);
        BotDefinition bot = reading.GetBot();
        Assert.Equal(("choo-choo", "LIVE", "introduction", "sorry"), (bot.Id, bot.Version, bot.Start, bot.ErrorBlock));
        Assert.Equal(["en", "nl"], bot.Languages);
        Assert.Equal(["free_dessert"], bot.Contexts);
        Assert.Equal("en", bot.Variables.PrimaryLanguage);
        Assert.Equal(
            [new VariableDefinition("backend") { DefaultValue = "http://127.0.0.1:5080", Description = "Where tickets are sold" }, new VariableDefinition("iban") { Sensitive = true }],
            bot.Variables.Items);
        Assert.Equal(["introduction", "ask", "route", "thanks", "sorry"], bot.Blocks.Select(block => block.Id));
    }

    [Fact]
    public void Blocks_are_read_with_their_members()
    {
        BotDefinition bot = new BotReader().Read(Everything);

        MessageBlock message = Assert.IsType<MessageBlock>(bot.Blocks[0]);
        Assert.Equal(("Introduction", "start here"), (message.Name, message.Label));
        Assert.Equal(["new"], message.InputContexts);
        Assert.Equal(3, message.OutputContexts["free_dessert"]);
        Assert.Equal("Hi {firstName}!", Assert.Single(message.Messages).ApiForm["config"]["textMessages"][0]["text"].ToString());
        Assert.Equal("ask", message.GoTo?.Block);
        Assert.Equal(
            [("count", "{count|increment}", AssignmentType.Text), ("reuseFlow", "thanks", AssignmentType.Block)],
            message.GoTo?.Assignments.Select(one => (one.Variable.Source, one.Value.Source, one.Type)) ?? []);

        ConditionBlock condition = Assert.IsType<ConditionBlock>(bot.Blocks[2]);
        Assert.Equal(
            [("{seats}", ConditionOperator.GreaterThan, "5", ConditionJoin.And), ("{LENGTH(name)}", ConditionOperator.Exists, "", ConditionJoin.Or)],
            Assert.Single(condition.Branches).When.Statements.Select(one => (one.Variable.Source, one.Operator, one.Value.Source, one.Join)));
        Assert.Equal("thanks", condition.Else?.Block);
        Assert.IsType<SetVariablesStep>(Assert.Single(Assert.IsType<ActionBlock>(bot.Blocks[3]).Steps));
    }

    [Fact]
    public void Settings_are_found_by_the_steps_that_need_them()
    {
        BotDefinition bot = new BotReader().Read(Everything);

        TableDefinition table = Assert.Single(Assert.IsType<TableSettings>(bot.FindSetting<TableSettings>()).Tables);
        Assert.Equal(("tickets", "t-1"), (table.Name, table.Id));
        Assert.Equal([("email", ColumnType.Text, true), ("seats", ColumnType.Number, false)], table.Columns.Select(column => (column.Name, column.Type, column.Required)));
        Assert.Equal(Value.Number(1), table.Columns[1].DefaultValue);

        KnowledgeSettings knowledge = Assert.IsType<KnowledgeSettings>(bot.FindSetting<KnowledgeSettings>());
        Assert.Equal(("faq/tickets.md", "https://example.com", "Tickets", "en"), (knowledge.Files[0].Path, knowledge.Files[0].Source, knowledge.Files[0].Title, knowledge.Files[0].Language));
        Assert.Equal(["dogs"], knowledge.Texts[0].Tags);

        OffloadSettings offloading = Assert.IsType<OffloadSettings>(bot.FindSetting<OffloadSettings>());
        Assert.Equal(("thanks", "sorry", "sorry"), (offloading.OffloadingOpened, offloading.OffloadingClosed, offloading.OffloadingDisabled));
        OffloadProviderSettings provider = Assert.Single(offloading.Providers);
        Assert.Equal(("desk", "https://example.com/desk", "secret", false), (provider.Name, provider.Url, provider.VerifyToken, provider.Enabled));
        Assert.Equal(["whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX"], provider.SigningSecrets);
        Assert.Equal(2, provider.OpeningHours?.Monday.Count);
        Assert.Equal("2026-12-24", provider.OpeningHours?.Exceptions[1].Date);
    }

    [Fact]
    public void A_bot_that_says_little_has_the_defaults()
    {
        BotDefinition bot = new BotReader().Read("""{ "id": "b", "blocks": [ { "kind": "input", "id": "i", "variable": "x" } ] }""");

        Assert.Equal(("DRAFT", (string?)null, (string?)null), (bot.Version, bot.Start, bot.ErrorBlock));
        Assert.Empty(bot.Languages);
        Assert.Empty(bot.Variables.Items);
        Assert.Null(bot.FindSetting<TableSettings>());
        Assert.Null(bot.FindSetting<KnowledgeSettings>());
        Assert.Null(bot.FindSetting<OffloadSettings>());
        InputBlock block = Assert.IsType<InputBlock>(Assert.Single(bot.Blocks));
        Assert.Null(block.GoTo);
        Assert.Null(block.Name);
    }

    [Fact]
    public void Null_means_left_out_where_nothing_is_the_default() =>
        Assert.Null(new BotReader().Read("""{ "id": "b", "start": null, "tables": null, "blocks": [ { "kind": "input", "id": "i", "name": null, "variable": "x", "goTo": null } ] }""").Start);

    [Fact]
    public void A_bot_file_may_say_where_editors_find_its_schema() =>
        Assert.Equal("b", new BotReader().Read("""{ "$schema": "./bot.schema.json", "id": "b", "blocks": [] }""").Id);

    [Fact]
    public void Members_of_every_type_are_bound()
    {
        PourStep step = Reading.Step<PourStep>("""
            { "kind": "test.pour", "id": "s", "name": "Pour", "disabled": true,
              "drink": "{tea}", "when": "a + 1", "target": "cup.content", "cup": "glass", "saucer": "blue", "stirred": false,
              "sugar": 0, "milk": 2, "serial": 9007199254740993, "heat": 1e1, "price": 2.50, "brewing": "00:04:30",
              "size": "EXTRALARGE", "second": "to go", "extra": { "a": [ 1, null ] }, "then": "one",
              "best": { "name": "mint", "note": "{n}" },
              "lines": [ "a", "{b}", 3 ], "codes": [ 1, 2 ], "sizes": [ "small", "to go" ], "next": [ "one" ],
              "toppings": [ { "name": "lemon" }, { "name": "honey", "spoons": 3, "note": "{x}", "color": "gold", "price": 0 } ] }
            """);

        Assert.Equal(("s", "Pour", true), (step.Id, step.Name, step.Disabled));
        Assert.Equal(("{tea}", "a + 1", "cup.content", "glass", "blue", false), (step.Drink.Source, step.When?.Source, step.Target?.Source, step.Cup, step.Saucer, step.Stirred));
        Assert.Equal((0, 2, 9007199254740993, 10.0, 2.50m), (step.Sugar, step.Milk, step.Serial, step.Heat, step.Price));
        Assert.Equal(new TimeSpan(0, 4, 30), step.Brewing);
        Assert.Equal((CupSize.ExtraLarge, CupSize.ToGo), (step.Size, step.Second));
        Assert.Equal("""{"a":[1,null]}""", step.Extra.ToJson());
        Assert.Equal(new BlockReference("one"), step.Then);
        Assert.Equal(("mint", 2, "{n}"), (step.Best?.Name, step.Best?.Spoons, step.Best?.Note.Source));
        Assert.Equal(["a", "{b}", "3"], step.Lines.Select(line => line.Source));
        Assert.Equal([1, 2], step.Codes);
        Assert.Equal([CupSize.Small, CupSize.ToGo], step.Sizes);
        Assert.Equal(["one"], step.Next.Select(next => next.Id));
        Assert.Equal([("lemon", 2, "", null, 0.5m), ("honey", 3, "{x}", "gold", 0m)], step.Toppings.Select(one => (one.Name, one.Spoons, one.Note.Source, one.Color, one.Price)));
    }

    [Theory]
    [InlineData("2", "2")]
    [InlineData("-0.50", "-0.50")]
    [InlineData("true", "true")]
    [InlineData("\"\"", "")]
    public void A_template_may_be_written_as_a_number_or_boolean_and_is_its_text(string json, string text) =>
        Assert.Equal(text, Reading.Step<PourStep>($$"""{ "kind": "test.pour", "drink": {{json}} }""").Drink.Source);

    [Fact]
    public void Members_that_are_left_out_keep_what_the_class_says()
    {
        PourStep step = Reading.Step<PourStep>("""{ "kind": "test.pour", "drink": "tea" }""");

        Assert.Equal(("mug", true, 1, (int?)null, 92.5, CupSize.Small), (step.Cup, step.Stirred, step.Sugar, step.Milk, step.Heat, step.Size));
        Assert.Equal(TimeSpan.FromMinutes(3), step.Brewing);
        Assert.Empty(step.Toppings);
        Assert.True(step.Extra.IsUndefined);
    }

    [Fact]
    public void A_message_may_be_of_any_type() =>
        Assert.IsType<MessageTemplate>(Assert.Single(Assert.IsType<MessageBlock>(Reading.Read(
            """{ "id": "b", "blocks": [ { "kind": "message", "id": "m", "messages": [ { "type": "media", "config": { "media": { "type": "image", "url": "{u}" } } } ] } ] }""").Blocks[0]).Messages));

    [Theory]
    [InlineData("""{ "name": "t", "columns": [ §{ "name": "a-b", "type": "text" } ] }""", "$.tables[0].columns[0]")]
    [InlineData("""§{ "name": "t", "columns": [ { "name": "a", "type": "text" }, { "name": "a", "type": "text" } ] }""", "$.tables[0]")]
    [InlineData("""{ "name": "t", "columns": [ { "name": "a", "type": §"txt" } ] }""", "$.tables[0].columns[0].type")]
    public void Tables_that_cannot_be_are_faults(string table, string path) =>
        Assert.Equal(path, Reading.SingleFault($$"""{ "id": "b", "blocks": [], "tables": [ {{table}} ] }""").Path);

    [Fact]
    public void Two_tables_with_one_name_are_a_fault() =>
        Assert.Equal("$.tables", Reading.SingleFault("""{ "id": "b", "blocks": [], "tables": §[ { "name": "t", "columns": [] }, { "name": "t", "columns": [] } ] }""").Path);

    [Theory]
    [InlineData("""{ "providers": [ { "name": "d", "openingHours": { "zone": §"Mars/Olympus" } } ] }""", "$.offloading.providers[0].openingHours.zone")]
    [InlineData("""{ "providers": [ { "name": "d", "openingHours": { "monday": [ §{ "from": "25:00", "to": "26:00" } ] } } ] }""", "$.offloading.providers[0].openingHours.monday[0]")]
    [InlineData("""{ "providers": [ { "name": "d", "signingSecrets": §[ "secret" ] } ] }""", "$.offloading.providers[0].signingSecrets")]
    [InlineData("""{ "providers": [ { "name": "d", "signingSecrets": §[ "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX", "whsec_c2hvcnQ=" ] } ] }""", "$.offloading.providers[0].signingSecrets")]
    [InlineData("""{ "offloadingOpened": §"nowhere" }""", "$.offloading.offloadingOpened")]
    public void Offloading_that_cannot_be_is_a_fault(string offloading, string path) =>
        Assert.Equal(path, Reading.SingleFault($$"""{ "id": "b", "blocks": [], "offloading": {{offloading}} }""").Path);
}
