using ActionSteps.Expressions;
using ActionSteps.Sessions;

namespace ActionSteps.Tests.Expressions;

public class CoercionTests
{
    private const string Variables = """{"count":2,"n":"7","s":"Hello World","no":null,"list":[3,1,"2"],"o":{"a":1},"yes":true}""";

    [Theory]
    [InlineData("\"1\" + \"2\"", "\"12\"")]
    [InlineData("\"1\" + 2", "3")]
    [InlineData("1 + \" 2.5 \"", "3.5")]
    [InlineData("n + 1", "8")]
    [InlineData("\"a\" + 1", "\"a1\"")]
    [InlineData("1 + \"\"", "\"1\"")]
    [InlineData("missing + 1", "1")]
    [InlineData("1 + no", "1")]
    [InlineData("missing + \"a\"", "\"a\"")]
    [InlineData("missing + no", "\"\"")]
    [InlineData("yes + 1", "\"true1\"")]
    [InlineData("list + \"!\"", "\"[3,1,\\\"2\\\"]!\"")]
    [InlineData("1 + 2 + \"a\" + 1 + 2", "\"3a12\"")]
    [InlineData("0.1 + 0.2 + \"a\"", "\"0.3a\"")]
    [InlineData("\"a\" + (0.1 + 0.2)", "\"a0.3\"")]
    [InlineData("\"a\" - -1", null)]
    public void Plus_adds_numbers_and_joins_texts(string expression, string? expected)
    {
        EvaluationContext context = Given.Session(Variables);
        if (expected is null)
        {
            Assert.Equal(ErrorCodes.NotANumber, context.Fault(expression).Code);
        }
        else
        {
            Assert.Equal(Given.Json(expected), context.Evaluate(expression));
        }
    }

    [Theory]
    [InlineData("\"10\" - \"4\"", 6)]
    [InlineData("missing - 1", -1)]
    [InlineData("no * 5", 0)]
    [InlineData("\" 2 \" * \"1e1\"", 20)]
    [InlineData("-n", -7)]
    [InlineData("-missing", 0)]
    [InlineData("2 ^ missing", 1)]
    [InlineData("\"+5\" * 1", 5)]
    [InlineData("\"-.5\" * 1", -0.5)]
    public void Other_arithmetic_takes_numeric_text_and_nothing_as_zero(string expression, double expected) =>
        Assert.Equal(Value.Number(expected), Given.Session(Variables).Evaluate(expression));

    [Theory]
    [InlineData("s * 1")]
    [InlineData("\"\" * 1")]
    [InlineData("\"1,5\" * 1")]
    [InlineData("\"0x10\" * 1")]
    [InlineData("\"Infinity\" * 1")]
    [InlineData("\"NaN\" * 1")]
    [InlineData("\"1\\u0000\" * 1")]
    [InlineData("\"1 000\" * 1")]
    [InlineData("\"1e999\" * 1")]
    [InlineData("yes * 1")]
    [InlineData("list - 1")]
    [InlineData("1 / o")]
    [InlineData("-s")]
    public void What_is_no_number_fails_arithmetic(string expression) =>
        Assert.Equal(ErrorCodes.NotANumber, Given.Session(Variables).Fault(expression).Code);

    [Theory]
    [InlineData("1 == \"1.0\"", true)]
    [InlineData("\"1\" == \"1.0\"", false)]
    [InlineData("1 == \"one\"", false)]
    [InlineData("0 == \"\"", false)]
    [InlineData("0 == no", false)]
    [InlineData("true == \"true\"", true)]
    [InlineData("\"false\" == false", true)]
    [InlineData("true == \"yes\"", false)]
    [InlineData("true == 1", false)]
    [InlineData("no == missing", true)]
    [InlineData("no == undefined", true)]
    [InlineData("no == \"\"", false)]
    [InlineData("no == false", false)]
    [InlineData("\"a\" == \"A\"", false)]
    [InlineData("list == [3, 1, \"2\"]", true)]
    [InlineData("list == [3, 1, 2]", false)]
    [InlineData("[o] == [{a: 1}]", true)]
    [InlineData("list == \"[3,1,2]\"", false)]
    [InlineData("o != [1]", true)]
    [InlineData("0.1 + 0.2 == 0.3", true)]
    public void Equality_converts_numbers_and_booleans_only(string expression, bool expected) =>
        Assert.Equal(Value.Boolean(expected), Given.Session(Variables).Evaluate(expression));

    [Theory]
    [InlineData("\"9\" < \"10\"", true)]
    [InlineData("\"9\" < 10", true)]
    [InlineData("\"b\" > \"a\"", true)]
    [InlineData("\"B\" < \"a\"", true)]
    [InlineData("\"9\" < \"a\"", true)]
    [InlineData("\"\" < \"1\"", true)]
    [InlineData("\"\" < 1", false)]
    [InlineData("no < 1", false)]
    [InlineData("no >= no", false)]
    [InlineData("missing <= 0", false)]
    [InlineData("true > false", false)]
    [InlineData("list > 1", false)]
    [InlineData("\"2020-10-06T10:00:00+02:00\" < \"2020-10-06T09:00Z\"", true)]
    [InlineData("\"2020-10-06\" <= \"2020-10-06T00:00:00.000Z\"", true)]
    [InlineData("\"2020-10-06\" >= \"2020-10-06T00:00:00.000Z\"", true)]
    [InlineData("\"2020-02-30\" < \"2020-02-4\"", true)]
    [InlineData("\"a\" < 5", false)]
    [InlineData("\"a\" >= 5", false)]
    public void Order_is_by_number_then_by_time_then_ordinal(string expression, bool expected) =>
        Assert.Equal(Value.Boolean(expected), Given.Session(Variables).Evaluate(expression));

    [Theory]
    [InlineData("false", false)]
    [InlineData("0", false)]
    [InlineData("\"\"", false)]
    [InlineData("no", false)]
    [InlineData("missing", false)]
    [InlineData("[]", false)]
    [InlineData("\"false\"", true)]
    [InlineData("\"0\"", true)]
    [InlineData("-1", true)]
    [InlineData("[0]", true)]
    [InlineData("o", true)]
    public void Truth_is_false_for_nothing_zero_and_empty(string expression, bool expected) =>
        Assert.Equal(Value.Boolean(expected), Given.Session(Variables).Evaluate($"!!({expression})"));

    [Theory]
    [InlineData("s contains \"World\"", true)]
    [InlineData("s contains \"world\"", false)]
    [InlineData("list contains 2", true)]
    [InlineData("list contains \"3\"", true)]
    [InlineData("list contains 4", false)]
    [InlineData("o contains \"a\"", true)]
    [InlineData("o contains 1", false)]
    [InlineData("12345 contains 34", true)]
    [InlineData("missing contains \"a\"", false)]
    [InlineData("\"World\" in s", true)]
    [InlineData("1 in list", true)]
    [InlineData("\"a\" in o", true)]
    [InlineData("s contains \"World\" and count > 1", true)]
    [InlineData("not (2 in [1, 3]) And TRUE", true)]
    public void Containment_looks_into_texts_lists_and_objects(string expression, bool expected) =>
        Assert.Equal(Value.Boolean(expected), Given.Session(Variables).Evaluate(expression));
}
