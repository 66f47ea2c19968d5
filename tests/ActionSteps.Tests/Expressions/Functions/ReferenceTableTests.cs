using ActionSteps.Expressions;
using ActionSteps.Sessions;

namespace ActionSteps.Tests.Expressions.Functions;

/// <summary>The rows of the test table of expressions.md that call functions.</summary>
public class ReferenceTableTests
{
    [Theory]
    [InlineData("{ABS(-5)}", "5")]
    [InlineData("{abs(\"-5\")}", "5")]
    [InlineData("{CAPITALIZE(\"hELLO wORLD\")}", "Hello world")]
    [InlineData("{DOWNCASE(s)}!", "hello world!")]
    [InlineData("{APPEND(list, 9, 8)}", "[3,1,2,9,8]")]
    [InlineData("{APPEND(missing, 1)}", "[1]")]
    [InlineData("{UPCASE(user.name)} is {user.age}", "ANN is 30")]
    [InlineData("{IF(user.age >= 18, \"adult\", \"minor\")}", "adult")]
    [InlineData("{LENGTH(list)} {LENGTH(s)}", "3 11")]
    [InlineData("{JOIN(SORT(list), \"-\")}", "1-2-3")]
    [InlineData("{DEFAULT(missing, \"friend\")}", "friend")]
    [InlineData("{DATE_ADD(\"2020-10-06T16:17:44.727Z\", 8, \"hours\")}", "2020-10-07T00:17:44.727Z")]
    [InlineData("{SUBSTRING(s, 6)}", "World")]
    public void Renders_what_the_table_says(string template, string expected)
    {
        EvaluationContext context = Evaluated.Context(Session());

        Assert.Equal(expected, Template.Parse(template).Render(context));
        Assert.Empty(context.Faults);
        Assert.Equal("[3,1,2]", context.Variables["list"].ToJson());
    }

    [Fact]
    public void Unknown_functions_print_nothing_and_are_reported()
    {
        EvaluationContext context = Evaluated.Context(Session());

        Assert.Equal("", Template.Parse("{NOPE(1)}").Render(context));
        Assert.Equal("UNKNOWN_FUNCTION", Assert.Single(context.Faults).Code);
    }

    private static Session Session() => Evaluated.With(
        ("count", "2"), ("s", "\"Hello World\""), ("n", "\"7\""), ("list", "[3,1,2]"), ("user", """{"name":"ann","age":30}"""));
}
