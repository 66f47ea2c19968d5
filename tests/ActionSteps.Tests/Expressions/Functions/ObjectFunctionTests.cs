using ActionSteps.Expressions;
using ActionSteps.Sessions;

namespace ActionSteps.Tests.Expressions.Functions;

public class ObjectFunctionTests
{
    [Theory]
    [InlineData("GET({a: {b: 1}}, 'a.b')", "1")]
    [InlineData("GET({a: [1, 2]}, 'a[-1]')", "2")]
    [InlineData("GET({a: 1}, 'x', 5)", "5")]
    [InlineData("GET({a: null}, 'a', 5)", "5")]
    [InlineData("GET({a: 1}, 'x')", "null")]
    [InlineData("GET(missing, 'x', 5)", "5")]
    [InlineData("SET({a: 1}, 'b', 2)", "{\"a\":1,\"b\":2}")]
    [InlineData("SET({a: {b: 1}}, 'a.c[1]', 2)", "{\"a\":{\"b\":1,\"c\":[null,2]}}")]
    [InlineData("SET([1, 2], '0', 9)", "[9,2]")]
    [InlineData("SET(missing, 'a', 1)", "{\"a\":1}")]
    [InlineData("SET({a: 1}, 'a', missing)", "{\"a\":null}")]
    [InlineData("HAS({a: {b: null}}, 'a.b')", "true")]
    [InlineData("HAS({a: 1}, 'b')", "false")]
    [InlineData("HAS(missing, 'b')", "false")]
    [InlineData("KEYS({a: 1})", "[\"a\"]")]
    [InlineData("KEYS(['x', 'y'])", "[\"0\",\"1\"]")]
    [InlineData("KEYS('text')", "[]")]
    [InlineData("KEYS(missing)", "[]")]
    [InlineData("VALUES({a: 1, b: 2})", "[1,2]")]
    [InlineData("ENTRIES({a: 1})", "[{\"key\":\"a\",\"value\":1}]")]
    [InlineData("MERGE({a: 1, o: {x: 1}}, {b: 2, o: {y: 2}}, {a: 3})", "{\"a\":3,\"o\":{\"x\":1,\"y\":2},\"b\":2}")]
    [InlineData("MERGE({l: [1, {a: 1}, 3]}, {l: [9, {b: 2}]})", "{\"l\":[9,{\"a\":1,\"b\":2},3]}")]
    [InlineData("MERGE({a: 1}, {a: null})", "{\"a\":null}")]
    [InlineData("MERGE(missing, {a: 1}, 'text')", "{\"a\":1}")]
    [InlineData("MERGE(missing, missing)", "{}")]
    [InlineData("PICK({a: 1, b: 2, c: 3}, 'c', 'a')", "{\"a\":1,\"c\":3}")]
    [InlineData("PICK({a: 1, b: 2}, ['b'])", "{\"b\":2}")]
    [InlineData("OMIT({a: 1, b: 2, c: 3}, 'c', 'a')", "{\"b\":2}")]
    [InlineData("OMIT(missing, 'a')", "{}")]
    public void Gives_what_the_reference_says(string expression, string expected) => Assert.Equal(expected, Evaluated.Json(expression));

    [Theory]
    [InlineData("GET('my-var')", "1")]
    [InlineData("GET('and')", "2")]
    [InlineData("GET(CONCAT('my', '-var'))", "1")]
    [InlineData("GET('nothing')", "null")]
    public void Reaches_variables_of_any_name(string expression, string expected) =>
        Assert.Equal(expected, Evaluated.Json(expression, Evaluated.With(("my-var", "1"), ("and", "2"))));

    [Theory]
    [InlineData("PARSE_JSON('[1]')", "[1]")]
    [InlineData("PARSE_JSON('{\"a\":\"é\"}').a", "\"é\"")]
    [InlineData("PARSE_JSON(' null ')", "null")]
    [InlineData("PARSE_JSON({a: 1})", "{\"a\":1}")]
    [InlineData("STRINGIFY({a: 1})", "\"{\\\"a\\\":1}\"")]
    [InlineData("STRINGIFY('é😀')", "\"\\\"é😀\\\"\"")]
    [InlineData("STRINGIFY(missing)", "\"null\"")]
    [InlineData("STRINGIFY([], 2)", "\"[]\"")]
    public void Reads_and_writes_json(string expression, string expected) => Assert.Equal(expected, Evaluated.Json(expression));

    [Fact]
    public void Indents_json_as_JavaScript_does()
    {
        const string Expected = "{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": null\n}";

        Assert.Equal(Expected, Evaluated.Of("STRINGIFY({a: [1, {}], b: null}, 2)").ToString());
        Assert.Equal(Expected.Replace("  ", "\t", StringComparison.Ordinal), Evaluated.Of("STRINGIFY({a: [1, {}], b: null}, '\t')").ToString());
    }

    [Theory]
    [InlineData("PARSE_JSON('[1')", "INVALID_JSON")]
    [InlineData("PARSE_JSON('')", "INVALID_JSON")]
    [InlineData("PARSE_JSON(missing)", "INVALID_JSON")]
    [InlineData("PARSE_JSON('1 2')", "INVALID_JSON")]
    [InlineData("PARSE_JSON(REPEAT('[', 200))", "INVALID_JSON")]
    [InlineData("PARSE_JSON(CONCAT('[', REPEAT('1,', 200000), '1]'))", "EXPRESSION_LIMIT")]
    [InlineData("PARSE_JSON(CONCAT('{\"a\":[', REPEAT('1,', 200000), '1]}'))", "EXPRESSION_LIMIT")]
    [InlineData("SET({}, '__proto__.x', 1)", "INVALID_PATH")]
    [InlineData("SET({}, '', 1)", "INVALID_PATH")]
    [InlineData("SET([1], 'name', 1)", "INVALID_PATH")]
    [InlineData("SET([], '100000', 1)", "EXPRESSION_LIMIT")]
    [InlineData("SET({}, CONCAT('a', REPEAT('.a', 99)), {b: {}})", "EXPRESSION_LIMIT")]
    [InlineData("STRINGIFY(REPEAT('\n', 1000000))", "EXPRESSION_LIMIT")]
    [InlineData("STRINGIFY(RANGE(0, 100000), 'xxxxxxxxxx')", "EXPRESSION_LIMIT")]
    [InlineData("LIST(LIST(deep))", "EXPRESSION_LIMIT")]
    public void Fails_with_the_code_of_the_reason(string expression, string code)
    {
        string deep = string.Concat(Enumerable.Repeat("[", 98)) + string.Concat(Enumerable.Repeat("]", 98));
        Session session = Evaluated.With(("deep", $"{{\"a\":{deep}}}"));

        Assert.Equal(code, Evaluated.Failure(expression, session));
    }

    [Fact]
    public void Merges_the_deepest_values()
    {
        string deep = string.Concat(Enumerable.Repeat("{\"a\":", 98)) + "1" + new string('}', 98);

        Assert.Equal(deep, Evaluated.Json("MERGE(deep, deep)", Evaluated.With(("deep", deep))));
    }

    [Theory]
    [InlineData("MERGE(SHARED(), SHARED())")]
    [InlineData("UNIQUE(LIST(SHARED(), SHARED()))")]
    [InlineData("FLATTEN(SHARED(), 99)")]
    [InlineData("STRINGIFY(SHARED(), 2)")]
    [InlineData("JOIN(SHARED())")]
    [InlineData("LENGTH(TEXT(SHARED()))")]
    public void Small_values_that_share_their_parts_meet_the_limit_of_work(string expression)
    {
        Value shared = Value.EmptyList;
        for (int i = 0; i < 50; i++)
        {
            shared = Value.List(shared, shared);
        }

        EvaluationContext context = new(new Session().Variables) { Functions = new FunctionRegistry().Add("SHARED", (_, _) => shared) };

        Assert.False(Expression.Parse(expression).TryEvaluate(context, out _));
        Assert.Equal("EXPRESSION_LIMIT", Assert.Single(context.Faults).Code);
    }

    [Theory]
    [InlineData("MERGE({}, PARSE_JSON('{\"__proto__\":{\"x\":1},\"b\":1}'))", "{\"b\":1}")]
    [InlineData("GET(PARSE_JSON('{\"__proto__\":{\"x\":1}}'), '__proto__.x')", "null")]
    [InlineData("HAS(PARSE_JSON('{\"constructor\":1}'), 'constructor')", "false")]
    public void Never_reaches_the_machinery_of_objects(string expression, string expected) => Assert.Equal(expected, Evaluated.Json(expression));
}
