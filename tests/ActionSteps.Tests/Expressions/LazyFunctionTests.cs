using ActionSteps.Expressions;
using ActionSteps.Sessions;

namespace ActionSteps.Tests.Expressions;

public class LazyFunctionTests
{
    [Theory]
    [InlineData("IF(3 > 2, \"y\", 1 / 0)", "\"y\"")]
    [InlineData("if(0, 1 / 0, \"n\")", "\"n\"")]
    [InlineData("IF(false, 1)", "null")]
    [InlineData("IF(\"false\", 1, 2)", "1")]
    [InlineData("IF([], {a: 1}, {b: 2})", "{\"b\":2}")]
    [InlineData("SWITCH(\"b\", \"a\", 1 / 0, \"b\", 2, 1 / 0)", "2")]
    [InlineData("SWITCH(3, \"a\", 1, \"b\", 2, 0)", "0")]
    [InlineData("SWITCH(3, \"a\", 1)", "null")]
    [InlineData("SWITCH(1, \"1\", \"one\", 1 / 0, 2)", "\"one\"")]
    [InlineData("AND(true, 0)", "false")]
    [InlineData("AND(1, \"a\", [1])", "true")]
    [InlineData("AND(false, 1 / 0)", "false")]
    [InlineData("OR(0, \"a\", 1 / 0)", "true")]
    [InlineData("or(0, missing)", "false")]
    [InlineData("DEFAULT(missing, \"friend\")", "\"friend\"")]
    [InlineData("DEFAULT(\"\", 1)", "1")]
    [InlineData("DEFAULT([], 1)", "1")]
    [InlineData("DEFAULT(0, 1 / 0)", "0")]
    [InlineData("DEFAULT(false, 1)", "false")]
    [InlineData("COALESCE(missing, null, 0, 1 / 0)", "0")]
    [InlineData("COALESCE(\"\", 1)", "\"\"")]
    [InlineData("COALESCE(null)", "null")]
    [InlineData("TRY(1 / 0, \"-\")", "\"-\"")]
    [InlineData("IFERROR(NOPE(), TRY(\"a\" * 2, 3))", "3")]
    [InlineData("TRY(4, 1 / 0)", "4")]
    public void Arguments_are_evaluated_only_when_needed(string expression, string expected) =>
        Assert.Equal(Given.Json(expected), Given.Session().Evaluate(expression));

    [Theory]
    [InlineData("IF(true)")]
    [InlineData("IF(1, 2, 3, 4)")]
    [InlineData("SWITCH(1, 2)")]
    [InlineData("AND()")]
    [InlineData("OR()")]
    [InlineData("TRY(1)")]
    [InlineData("DEFAULT(1)")]
    [InlineData("COALESCE()")]
    public void A_wrong_number_of_arguments_fails(string expression)
    {
        EvaluationContext context = Given.Session();

        ExpressionFault fault = context.Fault(expression);

        Assert.Equal((ErrorCodes.ArgumentCount, 0), (fault.Code, fault.Position));
        Assert.Equal([fault.Code], Expression.Parse(expression).Warnings.Select(static warning => warning.Code));
    }

    [Fact]
    public void What_TRY_catches_is_not_reported()
    {
        EvaluationContext context = Given.Session();

        Assert.Equal("-", context.Render("{TRY(1 / 0, '-')}"));
        Assert.Empty(context.Faults);
    }

    [Fact]
    public void TRY_catches_no_limits()
    {
        EvaluationContext context = Given.Session(
            "{\"t\":\"12345678\"}", limits: new ExpressionLimits { MaxTextLength = 10 });

        Assert.Equal(ErrorCodes.ExpressionLimit, context.Fault("TRY(t + t, 'small')").Code);
    }

    [Fact]
    public void Choices_print_without_a_text_in_between() =>
        Assert.Equal("adult: 3", Given.Session("{\"age\":30}").Render("{IF(age >= 18, 'adult', 'minor')}: {age > 18 ? 3 : 4}"));
}
