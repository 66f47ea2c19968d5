using ActionSteps.Expressions;
using ActionSteps.Sessions;

namespace ActionSteps.Tests.Expressions;

/// <summary>The test table of the expression reference, in its order.</summary>
public class ExpressionTableTests
{
    [Theory]
    [InlineData("{count + 1}", "3")]
    [InlineData("{n + 1}", "8")]
    [InlineData("{\"1\" + \"2\"}", "\"12\"")]
    [InlineData("{10 - 4 * 2}", "2")]
    [InlineData("{(10 - 4) * 2}", "12")]
    [InlineData("{7 % 3}", "1")]
    [InlineData("{-7 % 3}", "-1")]
    [InlineData("{1 / 4}", "0.25")]
    [InlineData("{0.1 + 0.2}", "0.3")]
    [InlineData("{ABS(-5)}", "5")]
    [InlineData("{abs(\"-5\")}", "5")]
    [InlineData("{CAPITALIZE(\"hELLO wORLD\")}", "\"Hello world\"")]
    [InlineData("{DOWNCASE(s)}!", "\"hello world!\"")]
    [InlineData("{APPEND(list, 9, 8)}", "[3,1,2,9,8]")]
    [InlineData("{APPEND(missing, 1)}", "[1]")]
    [InlineData("{UPCASE(user.name)} is {user.age}", "\"ANN is 30\"")]
    [InlineData("{IF(user.age >= 18, \"adult\", \"minor\")}", "\"adult\"")]
    [InlineData("{missing + 1}", "1")]
    [InlineData("{user.name == \"Ann\"}", "false")]
    [InlineData("{LENGTH(list)}", "3")]
    [InlineData("{LENGTH(s)}", "11")]
    [InlineData("{JOIN(SORT(list), \"-\")}", "\"1-2-3\"")]
    [InlineData("{1 +}", "\"{1 +}\"")]
    [InlineData("{\"a}b\"}", "\"a}b\"")]
    [InlineData("{DEFAULT(missing, \"friend\")}", "\"friend\"")]
    [InlineData("{s contains \"World\" and count > 1}", "true")]
    [InlineData("{count|increment}", "3")]
    [InlineData("{DATE_ADD(\"2020-10-06T16:17:44.727Z\", 8, \"hours\")}", "\"2020-10-07T00:17:44.727Z\"")]
    [InlineData("{SUBSTRING(s, 6)}", "\"World\"")]
    public void Templates_have_the_values_of_the_table(string template, string expected)
    {
        EvaluationContext context = Given.Session(Given.Table);

        Assert.True(Template.Parse(template).TryEvaluate(context, out Value value));
        Assert.Equal(Given.Json(expected), value);
        Assert.Equal(Given.Json("[3,1,2]"), context.Variables["list"]);
    }

    [Theory]
    [InlineData("{1 / 0}", ErrorCodes.DivisionByZero)]
    [InlineData("{NOPE(1)}", ErrorCodes.UnknownFunction)]
    public void Failures_of_the_table_render_empty_and_are_logged(string template, string code)
    {
        EvaluationContext context = Given.Session(Given.Table);

        Assert.Equal(string.Empty, context.Render(template));
        Assert.False(Template.Parse(template).TryEvaluate(context, out _));
        Assert.All(context.Faults, fault => Assert.Equal(code, fault.Code));
    }

    [Fact]
    public void A_missing_path_renders_empty_without_a_fault()
    {
        EvaluationContext context = Given.Session(Given.Table);

        Assert.Equal(string.Empty, context.Render("{missing.deep.path}"));
        Assert.Empty(context.Faults);
    }
}
