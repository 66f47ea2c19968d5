using ActionSteps.Expressions;
using ActionSteps.Sessions;

namespace ActionSteps.Tests.Expressions;

public class OddNameTests
{
    private const string Variables = """{"my-var":"odd","my":5,"var":2,"first name":"Ann","order":{"sub total":7,"a-b":8},"2nd":"second","nothing-here":null}""";

    [Theory]
    [InlineData("{my-var}", "odd")]
    [InlineData("{ my-var }", "odd")]
    [InlineData("{my - var}", "3")]
    [InlineData("{my-var + 1}", "4")]
    [InlineData("{(my-var)}", "3")]
    [InlineData("{var-my}", "-3")]
    [InlineData("{first name}", "Ann")]
    [InlineData("{ first name }!", "Ann!")]
    [InlineData("{first name|toUpperCase}", "ANN")]
    [InlineData("{order.sub total}", "7")]
    [InlineData("{order.a-b}", "8")]
    [InlineData("{2nd}", "second")]
    [InlineData("{nothing-here}", "")]
    [InlineData("{GET(\"my-var\")} {GET(\"first name\")}", "odd Ann")]
    public void A_name_with_other_characters_is_a_variable_where_the_session_has_it(string template, string expected) =>
        Assert.Equal(expected, Given.Session(Variables).Render(template));

    [Theory]
    [InlineData("{last name}")]
    [InlineData("{last name|toUpperCase}")]
    [InlineData("<{last name}>")]
    [InlineData("{3rd}")]
    [InlineData("{my var.x}")]
    public void Without_it_the_braces_are_printed_as_they_are_with_a_warning(string source)
    {
        EvaluationContext context = Given.Session(Variables);
        Template template = Template.Parse(source);

        Assert.Equal(source, template.Render(context));
        Assert.Equal(ErrorCodes.ExpressionSyntax, Assert.Single(context.Faults).Code);
        Assert.Equal(ErrorCodes.ExpressionSyntax, Assert.Single(template.Faults).Code);
    }

    [Fact]
    public void A_whole_placeholder_of_an_odd_name_is_native_or_the_text()
    {
        EvaluationContext context = Given.Session("""{"seats left":4}""");

        Assert.Equal(Value.Number(4), Template.Parse("{seats left}").Evaluate(context));
        Assert.Equal(Value.Text("{seats sold}"), Template.Parse("{seats sold}").Evaluate(context));
    }

    [Fact]
    public void A_resolved_odd_name_is_no_warning()
    {
        EvaluationContext context = Given.Session(Variables);

        Assert.Equal("Ann and Ann", context.Render("{first name} and {first name}"));
        Assert.Empty(context.Faults);
    }
}
