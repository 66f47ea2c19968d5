using ActionSteps.Expressions;
using ActionSteps.Sessions;

namespace ActionSteps.Tests.Expressions;

public class GrammarTests
{
    [Theory]
    [InlineData("10 - 4 * 2", 2)]
    [InlineData("(10 - 4) * 2", 12)]
    [InlineData("2 + 3 - 4 + 5", 6)]
    [InlineData("100 / 10 / 2 * 3", 15)]
    [InlineData("7 % 3", 1)]
    [InlineData("-7 % 3", -1)]
    [InlineData("7 % -3", 1)]
    [InlineData("2 ^ 3 ^ 2", 512)]
    [InlineData("-2 ^ 2", -4)]
    [InlineData("2 ^ -1", 0.5)]
    [InlineData("2 * 3 ^ 2", 18)]
    [InlineData("- -3", 3)]
    [InlineData("1 - -1", 2)]
    [InlineData("+\"5\"", 5)]
    [InlineData("1e3 + .5", 1000.5)]
    [InlineData("1.5E-1", 0.15)]
    [InlineData(" ( ( 1 ) ) ", 1)]
    public void Operators_bind_and_associate_as_in_arithmetic(string expression, double expected) =>
        Assert.Equal(Value.Number(expected), Given.Session().Evaluate(expression));

    [Theory]
    [InlineData("1 + 1 == 2", true)]
    [InlineData("1 < 2 == true", true)]
    [InlineData("false && false || true", true)]
    [InlineData("true || false && false", true)]
    [InlineData("not false and false", false)]
    [InlineData("!false and false", false)]
    [InlineData("!(false and false)", true)]
    [InlineData("not not true", true)]
    [InlineData("1 = 1", true)]
    [InlineData("1 <> 1", false)]
    [InlineData("1 != 2", true)]
    [InlineData("2 >= 2 && 2 <= 2 && 3 > 2 && 2 < 3", true)]
    [InlineData("true == true == true", true)]
    [InlineData("3 > 2 > 1", false)]
    [InlineData("true AND NOT false Or false", true)]
    public void Logic_binds_looser_than_comparison(string expression, bool expected) =>
        Assert.Equal(Value.Boolean(expected), Given.Session().Evaluate(expression));

    [Theory]
    [InlineData("'it''s'")]
    [InlineData("1 2")]
    [InlineData("1 +")]
    [InlineData("* 2")]
    [InlineData("(1")]
    [InlineData("1)")]
    [InlineData("[1, 2")]
    [InlineData("[1,]")]
    [InlineData("[,]")]
    [InlineData("a.")]
    [InlineData("a.\"b\"")]
    [InlineData("a[]")]
    [InlineData("a[1")]
    [InlineData("a ? 1")]
    [InlineData("a ? 1 :")]
    [InlineData("\"open")]
    [InlineData("2nd")]
    [InlineData("1.a")]
    [InlineData("a & b")]
    [InlineData("a | b")]
    [InlineData("a # b")]
    [InlineData("and")]
    [InlineData("a and")]
    [InlineData("{a: 1}")]
    [InlineData("1 + {a: 1}")]
    [InlineData("name (1)")]
    [InlineData("a, b")]
    [InlineData("// comment")]
    [InlineData("1 /* comment */")]
    [InlineData("\"\\u12\"")]
    [InlineData("1e999")]
    [InlineData("")]
    [InlineData("   ")]
    public void Anything_else_is_a_syntax_fault(string expression) =>
        Assert.Equal(ErrorCodes.ExpressionSyntax, Given.SyntaxFault(expression).Code);

    [Theory]
    [InlineData("\"a\\n\\t\\r\\\\\\\"\\'\\u0041\"", "a\n\t\r\\\"'A")]
    [InlineData("'it is \"quoted\"'", "it is \"quoted\"")]
    [InlineData("\"\"", "")]
    [InlineData("\"\\d+\"", "\\d+")]
    [InlineData("\"a}b\"", "a}b")]
    public void Texts_have_escapes(string expression, string expected) =>
        Assert.Equal(Value.Text(expected), Given.Session().Evaluate(expression));

    [Theory]
    [InlineData("true", "true")]
    [InlineData("FALSE", "false")]
    [InlineData("Null", "null")]
    [InlineData("undefined", "null")]
    [InlineData("[]", "[]")]
    [InlineData("[1, \"a\", x, [true]]", "[1,\"a\",\"y\",[true]]")]
    [InlineData("[{a: 1, \"b c\": x, d: {e: [1]}}, {}]", "[{\"a\":1,\"b c\":\"y\",\"d\":{\"e\":[1]}},{}]")]
    [InlineData("[missing]", "[null]")]
    [InlineData("[{a: missing}]", "[{\"a\":null}]")]
    [InlineData("[{a: 1, a: 2}]", "[{\"a\":2}]")]
    [InlineData("[{__proto__: 1, constructor: 2, prototype: 3}]", "[{}]")]
    public void Literals_have_their_values(string expression, string expected) =>
        Assert.Equal(Given.Json(expected), Given.Session("""{"x":"y"}""").Evaluate(expression));

    [Theory]
    [InlineData("yes ? 1 : 2", "1")]
    [InlineData("no ? 1 : no ? 2 : 3", "3")]
    [InlineData("yes ? no ? 1 : 2 : 3", "2")]
    [InlineData("yes?.5:1", "0.5")]
    [InlineData("no || \"b\"", "b")]
    [InlineData("\"a\" || 1 / 0", "a")]
    [InlineData("0 && 1 / 0", "0")]
    [InlineData("1 && \"b\"", "b")]
    [InlineData("missing ?? no ?? 1 / 0", "false")]
    [InlineData("0 ?? 1", "0")]
    [InlineData("no || missing ?? \"c\"", "c")]
    public void Choices_give_an_operand_and_evaluate_no_other(string expression, string expected) =>
        Assert.Equal(expected, Given.Session("""{"yes":true,"no":false}""").Evaluate(expression).ToString());
}
