using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using ActionSteps.Blocks;
using ActionSteps.Execution;
using ActionSteps.Sessions;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Sessions;

/// <summary>The rules of session-and-variables.md section 5.</summary>
public sealed class SensitiveMaskTests
{
    private const string Iban = "BE71 0961-\"2345\" <é&'日>\n/+";

    [Fact]
    public async Task Every_occurrence_of_a_value_becomes_its_name()
    {
        SensitiveMask mask = await MaskOfAsync(("iban", "BE71"));

        Assert.Equal("IBAN {iban}, again {iban}{iban}.", mask.Mask("IBAN BE71, again BE71BE71."));
        Assert.Equal("{iban}", mask.Mask("BE71"));
        Assert.Equal("be71 BE7", mask.Mask("be71 BE7"));
        Assert.Equal("", mask.Mask(""));
    }

    [Fact]
    public async Task A_text_without_sensitive_values_is_the_same_object()
    {
        SensitiveMask mask = await MaskOfAsync(("iban", "BE71"));
        string text = new('x', 100);
        Value value = Value.ParseJson("""{"a":[1,"x",{"b":true}]}""");

        Assert.Same(text, mask.Mask(text));
        mask.Mask(value).TryGetObject(out ValueObject? masked);
        value.TryGetObject(out ValueObject? members);
        Assert.NotNull(members);
        Assert.Same(members, masked);
    }

    [Fact]
    public async Task A_value_is_recognised_inside_json_urls_forms_and_html()
    {
        SensitiveMask mask = await MaskOfAsync(("iban", Iban));
        string json = Value.Text(Iban).ToJson();
        string[] forms =
        [
            Iban, json, Value.Text(json).ToJson(), JsonSerializer.Serialize(Iban),
            JsonEncodedText.Encode(Iban, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).Value,
            Uri.EscapeDataString(Iban), WebUtility.UrlEncode(Iban), WebUtility.HtmlEncode(Iban),
            Iban.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;").Replace("'", "&#39;"),
        ];

        foreach (string form in forms)
        {
            string masked = mask.Mask($"before {form} after");

            Assert.Contains("{iban}", masked, StringComparison.Ordinal);
            Assert.DoesNotContain("0961", masked, StringComparison.Ordinal);
            Assert.DoesNotContain("2345", masked, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Members_and_items_of_a_sensitive_variable_go_by_their_path()
    {
        SensitiveMask mask = await MaskOfAsync(("user", Value.ParseJson("""{"email":"a@b.c","cards":["4111-1111",{"pin":98765}]}""")));

        Assert.Equal(
            "{user.email} {user.cards[0]} {user.cards[1].pin}", mask.Mask("a@b.c 4111-1111 98765"));
    }

    [Fact]
    public async Task Numbers_are_masked_in_texts_and_as_numbers_and_short_values_are_not()
    {
        SensitiveMask mask = await MaskOfAsync(("amount", 1234.5), ("pin", 42), ("flag", true), ("empty", ""));

        Assert.Equal("{amount}, 42, true", mask.Mask("1234.5, 42, true"));
        Assert.Equal("""["{amount}",42,true,1234]""", mask.Mask(Value.List(1234.5, 42, true, 1234)).ToJson());
    }

    [Fact]
    public async Task A_short_part_does_not_show_in_the_json_of_the_whole()
    {
        SensitiveMask mask = await MaskOfAsync(("user", Value.ParseJson("""{"pin":42,"ok":true}""")));

        Assert.Equal("was {user}", mask.Mask("was {\"pin\":42,\"ok\":true}"));
    }

    [Fact]
    public async Task Values_inside_each_other_take_the_longest_name()
    {
        SensitiveMask mask = await MaskOfAsync(("part", "BE71"), ("whole", "IBAN BE71 0961"), ("start", "IBAN"));

        Assert.Equal("{whole} {part} {start}!", mask.Mask("IBAN BE71 0961 BE71 IBAN!"));
    }

    [Fact]
    public async Task Values_that_overlap_leave_no_end_uncovered()
    {
        SensitiveMask mask = await MaskOfAsync(("a", "abcdef"), ("b", "defghi"), ("c", "hij"));

        Assert.Equal("<{a}{b}{c}>", mask.Mask("<abcdefghij>"));
        Assert.Equal("{a}{b}", mask.Mask("abcdefghi"));
    }

    [Fact]
    public async Task A_value_that_overlaps_itself_is_covered_once()
    {
        SensitiveMask mask = await MaskOfAsync(("a", "aaa"));

        Assert.Equal("{a}", mask.Mask("aaaaaaa"));
        Assert.Equal("{a}baa", mask.Mask("aaaabaa"));
    }

    [Fact]
    public async Task Member_names_are_masked_too()
    {
        SensitiveMask mask = await MaskOfAsync(("iban", "BE71"));

        Assert.Equal("""{"{iban}":{"x":"of {iban}"}}""", mask.Mask(Value.ParseJson("""{"BE71":{"x":"of BE71"}}""")).ToJson());
    }

    [Fact]
    public async Task A_dump_of_variables_is_masked_by_name_whatever_the_length()
    {
        SensitiveMask mask = await MaskOfAsync(("pin", 7), ("user", Value.ParseJson("""{"a":["x",null],"b":{}}""")));
        ValueObject variables = ValueObject.Create(
            ("pin", 7), ("user", Value.ParseJson("""{"a":["x",null],"b":{}}""")), ("open", "x7"));

        Assert.Equal(
            """{"pin":"{pin}","user":{"a":["{user.a[0]}",null],"b":{}},"open":"x7"}""", mask.MaskVariables(variables).ToJson());
        Assert.Equal("{user.a}", mask.Mask("user.a", "x"));
        Assert.Equal("x", mask.Mask("open.a", "x"));
    }

    [Fact]
    public async Task Every_value_of_the_turn_is_masked_also_those_that_are_gone()
    {
        Session session = Run.Session(("iban", "first-value"));
        BotDefinition bot = Run.Bot(
            [
                new DelegateStep(context => context.Set("iban", "second-value")),
                new DelegateStep(context =>
                {
                    context.Set("iban", "value-of-a-failed-step");
                    throw new InvalidOperationException("It was value-of-a-failed-step.");
                }),
            ],
            new VariableDefinitions([new VariableDefinition("iban") { Sensitive = true }]));

        BlockResult result = await new BlockExecutor().RunAsync(bot, "block", session, CancellationToken.None);

        Assert.Contains("It was {iban}.", result.Log[1].Error?.Message, StringComparison.Ordinal);
        Assert.Equal(("{iban}", "{iban}"), (result.Changes[0].OldValue.ToString(), result.Changes[0].NewValue.ToString()));
        Assert.Equal("{iban} {iban}", session.Variables.CreateMask()?.Mask("first-value second-value"));
    }

    [Fact]
    public async Task A_turn_with_more_sensitive_values_than_can_be_remembered_hides_every_text()
    {
        Session session = Run.Session();
        BotDefinition bot = Run.Bot(
            [new DelegateStep(context =>
            {
                for (int i = 0; i < 6_000; i++)
                {
                    context.Set("secret", $"value-{i:x8}");
                }
            })],
            new VariableDefinitions([new VariableDefinition("secret") { Sensitive = true }]));

        await new BlockExecutor().RunAsync(bot, "block", session, CancellationToken.None);

        Assert.Equal("{…}", session.Variables.CreateMask()?.Mask("It was value-00000000."));
        Assert.Equal("ok", session.Variables.CreateMask()?.Mask("ok"));
    }

    [Fact]
    public async Task Without_sensitive_variables_there_is_nothing_to_mask()
    {
        Session session = Run.Session(("a", "abc"));
        await new BlockExecutor().RunAsync(Run.Bot([], new VariableDefinitions([new VariableDefinition("a")])), "next", session, CancellationToken.None);

        Assert.Null(session.Variables.CreateMask());
    }

    [Fact]
    public async Task Hostile_values_cost_bounded_time_and_show_nothing()
    {
        // Values that begin alike, and a text that nearly matches all of them at every place.
        SensitiveMask mask = await MaskOfAsync(("list", Value.List([.. Enumerable.Range(3, 3_000).Select(i => (Value)(new string('a', i) + 'b'))])));
        string text = new('a', 200_000);

        string masked = mask.Mask(text + "bbb");

        Assert.DoesNotContain("ab", masked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_large_sensitive_variable_is_masked_in_all_its_parts()
    {
        SensitiveMask mask = await MaskOfAsync(("orders", Value.List([.. Enumerable.Range(0, 50_000).Select(i => Value.Object(("number", $"order-{i:x8}")))])));

        Assert.Equal("{orders[49999].number} order-0000c350", mask.Mask("order-0000c34f order-0000c350"));
    }

    [Fact]
    public async Task No_sensitive_text_survives_in_random_texts()
    {
        Random random = new(8);
        for (int i = 0; i < 300; i++)
        {
            string[] secrets = [.. Enumerable.Range(0, 5).Select(_ => RandomText(random, random.Next(3, 7)))];
            SensitiveMask mask = await MaskOfAsync([.. secrets.Select((secret, at) => ($"s{at}", (Value)secret))]);
            string text = RandomText(random, 60);

            string masked = mask.Mask(text);

            foreach (string secret in secrets)
            {
                Assert.DoesNotContain(secret, masked, StringComparison.Ordinal);
            }
        }
    }

    // Few letters, so that values overlap, and none that stand in names.
    private static string RandomText(Random random, int length) =>
        string.Concat(Enumerable.Range(0, length).Select(_ => (char)('x' + random.Next(3))));

    private static async Task<SensitiveMask> MaskOfAsync(params (string Name, Value Value)[] variables)
    {
        Session session = Run.Session(variables);
        BotDefinition bot = Run.Bot([], new VariableDefinitions(variables.Select(variable => new VariableDefinition(variable.Name) { Sensitive = true })));
        await new BlockExecutor().RunAsync(bot, "next", session, CancellationToken.None);
        SensitiveMask? mask = session.Variables.CreateMask();
        Assert.NotNull(mask);
        return mask;
    }
}
