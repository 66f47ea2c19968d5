using ActionSteps.Blocks;
using ActionSteps.Code;
using ActionSteps.Execution;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Code;

public sealed class CodeCheckTests
{
    [Fact]
    public void A_syntax_error_is_a_fault_with_its_place_in_the_file()
    {
        BotReading reading = Read(""" "code": "const a = 1;\nconst b = ;" """);

        DefinitionFault fault = Assert.Single(reading.Faults);
        Assert.Equal("$.blocks[0].steps[0].code", fault.Path);
        Assert.Equal("Unexpected token ';', in line 2, column 11 of the script.", fault.Message);
        Assert.Equal((3, 68), (fault.Line, fault.Column));
    }

    [Theory]
    [InlineData("return pricse.gross(1)", "pricse", "prices")]
    [InlineData("consol.log(1)", "consol", "console")]
    [InlineData("arg.x", "arg", "args")]
    [InlineData("ChatlayerResponsBuilder()", "ChatlayerResponsBuilder", "ChatlayerResponseBuilder")]
    [InlineData("process.exit()", "process", "prices")]
    [InlineData("require('fs')", "require", null)]
    public void A_name_that_nobody_knows_is_warned_of(string code, string name, string? suggestion)
    {
        DefinitionFault warning = Assert.Single(Read($""" "code": "{code}" """).Warnings);

        Assert.Contains($"\"{name}\"", warning.Message, StringComparison.Ordinal);
        Assert.Equal(suggestion, warning.Suggestion);
        Assert.True(warning.Line == 3 && warning.Column >= 44, $"({warning.Line},{warning.Column})");
    }

    [Theory]
    [InlineData("x = 1; return x")]
    [InlineData("for (k in args) console.log(k)")]
    [InlineData("typeof window === 'undefined' ? 1 : window.name")]
    [InlineData("const { a, ...rest } = args; function f(n) { return n + f.length + a + rest } class C { m() { return new C() } } try { f(1) } catch (e) { throw e }")]
    [InlineData("return [prices.gross(1), Math.max(1, 2), JSON, undefined, NaN, new URL('http://e.x'), structuredClone, setTimeout, crypto, TextEncoder]")]
    [InlineData("await Promise.all([]); label: for (;;) break label; return arguments.length + globalThis")]
    public void Names_that_are_known_are_not_warned_of(string code)
    {
        BotReading reading = Read($""" "code": "{code}" """);

        Assert.Empty(reading.Faults);
        Assert.Empty(reading.Warnings);
    }

    [Fact]
    public void An_argument_that_names_no_block_is_warned_of() => Assert.Contains(
        "There is no block \"twoo\"",
        Assert.Single(Read(""" "arguments": [ { "key": "n", "type": "dialogstate", "value": "twoo" } ], "code": "" """).Warnings).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("""{ "name": "prices", "code": "return {" }""", "Unexpected end of input")]
    [InlineData("""{ "name": "args", "code": "" }""", "cannot be the name of a library script")]
    [InlineData("""{ "name": "class", "code": "" }""", "the reserved words of JavaScript are taken")]
    [InlineData("""{ "name": "a b", "code": "" }""", "cannot be the name of a library script")]
    [InlineData("""{ "name": "a", "code": "" }, { "name": "a", "code": "" }""", "Two library scripts are called \"a\"")]
    [InlineData("""{ "name": "a" }""", "code")]
    [InlineData("""{ "name": "a", "code": "", "kode": 1 }""", "kode")]
    public void A_faulty_library_is_a_fault(string scripts, string message)
    {
        BotReading reading = new BotReader().Check($$"""{ "id": "b", "library": [ {{scripts}} ], "blocks": [] }""");

        Assert.Contains(message, Assert.Single(reading.Faults).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("const vat = 0.21; function gross(n) { return n * (1 + vat); } ({ gross })", "[121,\"undefined\"]")]
    [InlineData("const vat = 0.21; return { gross: n => n * (1 + vat) };", "[121,\"undefined\"]")]
    public async Task Code_steps_share_the_functions_of_the_library(string library, string expected)
    {
        BotDefinition bot = Bot(library, "ChatlayerResponseBuilder().addSessionVariable('r', [prices.gross(100), typeof vat]).send()");
        ActionSteps.Sessions.Session session = Run.Session();

        await new BlockExecutor().RunAsync(bot, "block", session, CancellationToken.None);

        Assert.Equal(expected, session.Variables["r"].ToJson());
        Assert.Equal(bot.ToJson(), new BotReader().Read(bot.ToJson()).ToJson());
    }

    [Theory]
    [InlineData("prices.gross = 1; prices.list.push(1);", "TypeError: Cannot add property 1, object is not extensible")]
    [InlineData("'use strict'; prices.gross.rate = 2;", "TypeError")]
    [InlineData("'use strict'; prices.Price.prototype.x = 2;", "TypeError")]
    [InlineData("prices.fail()", "Error: lib (line 1, column")]
    public async Task The_library_is_frozen_and_its_errors_name_the_line_of_the_step(string code, string message)
    {
        BotDefinition bot = Bot("class Price {}\nreturn { gross: n => n, list: [1], Price, fail() { throw new Error('lib'); } };", code);

        BlockResult result = await new BlockExecutor().RunAsync(bot, "block", Run.Session(), CancellationToken.None);

        Assert.StartsWith(message, result.Error?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_stack_of_an_error_in_the_library_names_the_library()
    {
        BotDefinition bot = Bot("return {\n  fail() {\n    throw new Error('lib');\n  } };", "prices.fail()");

        BlockResult result = await new BlockExecutor().RunAsync(bot, "block", Run.Session(), CancellationToken.None);

        Assert.Contains("at fail (prices:3:", result.Error?.Stack, StringComparison.Ordinal);
    }

    private static BotDefinition Bot(string library, string code) => BotDefinition.Create("b", build => build
        .Library("prices", library)
        .Action("block", steps => steps.Add(Scripts.Step(code))));

    private static BotReading Read(string members) => new BotReader().Check($$"""
        { "id": "b", "blocks": [
          { "kind": "action", "id": "one",
            "steps": [ { "kind": "code", {{members}} } ] } ],
          "library": [ { "name": "prices", "code": "return { gross: n => n };" } ] }
        """);
}
