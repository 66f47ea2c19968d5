using ActionSteps.Expressions;
using ActionSteps.Sessions;

namespace ActionSteps.Tests.Expressions;

public class FaultTests
{
    [Theory]
    [InlineData("1 +", 3, "ends too early")]
    [InlineData("1 + )", 4, "before \")\"")]
    [InlineData("(1 + 2", 6, "\")\" is missing")]
    [InlineData("IF(1, 2", 7, "\")\" is missing")]
    [InlineData("[1, 2", 5, "\"]\" is missing")]
    [InlineData("a ? b", 5, "\":\" is missing")]
    [InlineData("a b", 2, "\"b\" is not expected")]
    [InlineData("a + #b", 4, "\"#\" is not expected")]
    [InlineData("a + 'open", 4, "closing quote")]
    [InlineData("'a\\u00g0'", 2, "four hexadecimal")]
    [InlineData("1 + 1e999", 4, "beyond the range")]
    [InlineData("  ", 2, "no expression")]
    [InlineData("a + 2nd", 4, "\"2nd\" is not expected")]
    [InlineData("IF({a 1}, 2)", 6, "\":\" is missing")]
    public void Syntax_faults_say_what_is_wrong_where(string expression, int position, string message)
    {
        ExpressionFault fault = Given.SyntaxFault(expression);

        Assert.Equal(ErrorCodes.ExpressionSyntax, fault.Code);
        Assert.Equal(position, fault.Position);
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        Assert.Equal(expression, fault.Source);
    }

    [Theory]
    [InlineData("1 + 2 / 0", ErrorCodes.DivisionByZero, 6)]
    [InlineData("5 % 0", ErrorCodes.DivisionByZero, 2)]
    [InlineData("1 - 2 - s", ErrorCodes.NotANumber, 6)]
    [InlineData("2 * (3 * s)", ErrorCodes.NotANumber, 7)]
    [InlineData("1 + -s", ErrorCodes.NotANumber, 4)]
    [InlineData("2 ^ s", ErrorCodes.NotANumber, 2)]
    [InlineData("1e300 * 1e300", ErrorCodes.NotANumber, 6)]
    [InlineData("1 + NOPE(1)", ErrorCodes.UnknownFunction, 4)]
    [InlineData("[1, IF(1)]", ErrorCodes.ArgumentCount, 4)]
    public void Failures_have_their_own_code_and_position(string expression, string code, int position)
    {
        ExpressionFault fault = Given.Session("""{"s":"secret"}""").Fault(expression);

        Assert.Equal((code, position), (fault.Code, fault.Position));
        Assert.DoesNotContain("secret", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_exception_names_the_place()
    {
        ExpressionException exception = Assert.Throws<ExpressionException>(() => Expression.Parse("1 +"));

        Assert.Contains("(at 3 of \"1 +\")", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_that_is_tried_is_reported_to_the_context()
    {
        EvaluationContext context = Given.Session();

        Assert.False(Expression.Parse("1 / 0").TryEvaluate(context, out Value value));
        Assert.Equal(Value.Undefined, value);
        Assert.Equal(ErrorCodes.DivisionByZero, Assert.Single(context.Faults).Code);
    }

    [Fact]
    public void Faults_of_a_template_have_positions_in_the_template()
    {
        Template template = Template.Parse("Hi {NOPE(1)}, {name|odd} {1 +} {IF(1)} {2 +}");

        Assert.Equal(
            [
                (ErrorCodes.UnknownFunction, 4),
                (ErrorCodes.UnknownModifier, 20),
                (ErrorCodes.ExpressionSyntax, 29),
                (ErrorCodes.ArgumentCount, 32),
            ],
            template.Faults.Select(static fault => (fault.Code, fault.Position)));
    }

    [Fact]
    public void Empty_braces_are_no_fault() => Assert.Empty(Template.Parse("{} { } {name}").Faults);

    [Fact]
    public void Calls_and_reads_are_found_before_anything_runs()
    {
        Template template = Template.Parse("{UPCASE(user.name)} {a[i].b + GET(\"x-y\")} {IF(c, TRY(AWARD(1, 2), d), 3)}");

        Assert.Equal(
            [("UPCASE", 1, 1), ("GET", 1, 30), ("IF", 3, 43), ("TRY", 2, 49), ("AWARD", 2, 53)],
            template.FindCalls().Select(static call => (call.Name, call.ArgumentCount, call.Position)));
        Assert.Equal(
            [("user.name", 8), ("a", 21), ("i", 23), ("x-y", 30), ("c", 46), ("d", 66)],
            template.FindReads().Select(static read => (read.Path.Source, read.Position)));
    }

    [Fact]
    public void An_expression_tells_its_calls_reads_and_warnings()
    {
        Expression expression = Expression.Parse("NOPE(a.b) + -c * [d][0] + (e ? !f : {x: 1} in g)".Replace("{x: 1}", "[{x: 1}]", StringComparison.Ordinal));

        Assert.Equal(new FunctionCall("NOPE", 1, 0), Assert.Single(expression.FindCalls()));
        Assert.Equal(["a.b", "c", "d", "e", "f", "g"], expression.FindReads().Select(static read => read.Path.Source));
        Assert.Equal((ErrorCodes.UnknownFunction, 0), Assert.Single(expression.Warnings) is var w ? (w.Code, w.Position) : default);
    }
}
