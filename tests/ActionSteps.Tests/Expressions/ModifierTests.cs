using ActionSteps.Expressions;
using ActionSteps.Sessions;

namespace ActionSteps.Tests.Expressions;

public class ModifierTests
{
    private const string Variables = """{"name":"aNN","c":"4","n":3,"f":0.1,"yes":true,"o":{"a":"B"},"no":null,"wide":"éÀß 𐐨x","not-found":4}""";

    [Theory]
    [InlineData("{name|toUpperCase}", "ANN")]
    [InlineData("{name|toLowerCase}", "ann")]
    [InlineData("{name|capitalize}", "Ann")]
    [InlineData("{ name | toLowerCase | capitalize }", "Ann")]
    [InlineData("{wide|toUpperCase}", "ÉÀß 𐐀X")]
    [InlineData("{wide|capitalize}", "Éàß 𐐨x")]
    [InlineData("{yes|toUpperCase}", "TRUE")]
    [InlineData("{o|toUpperCase}", "{\"A\":\"B\"}")]
    [InlineData("{missing|toUpperCase}", "")]
    [InlineData("{missing|capitalize}", "")]
    [InlineData("{n|increment}", "4")]
    [InlineData("{f|increment}", "1.1")]
    [InlineData("{c|increment|increment}", "6")]
    [InlineData("{n * 2|increment}", "7")]
    [InlineData("{not-found|increment}", "5")]
    [InlineData("{missing-too|increment}", "1")]
    public void Modifiers_change_the_value_from_left_to_right(string template, string expected) =>
        Assert.Equal(expected, Given.Session(Variables).Render(template));

    [Theory]
    [InlineData("{missing|increment}", 1)]
    [InlineData("{no|increment}", 1)]
    [InlineData("{c|increment}", 5)]
    public void Increment_gives_a_number(string template, double expected)
    {
        EvaluationContext context = Given.Session(Variables);

        Assert.Equal(Value.Number(expected), Template.Parse(template).Evaluate(context));
        Assert.Empty(context.Faults);
    }

    [Fact]
    public void A_counter_that_was_never_set_counts_from_one()
    {
        Session session = new("s");
        EvaluationContext context = new(session.Variables);
        Template template = Template.Parse("{c|increment}");
        for (int i = 0; i < 3; i++)
        {
            session.Set("c", template.Evaluate(context));
        }

        Assert.Equal(Value.Number(3), session.Variables["c"]);
    }

    [Theory]
    [InlineData("{name|increment}")]
    [InlineData("{o|increment}")]
    [InlineData("{yes|increment}")]
    public void Incrementing_something_else_gives_one_with_a_warning(string template)
    {
        EvaluationContext context = Given.Session(Variables);

        Assert.True(Template.Parse(template).TryEvaluate(context, out Value value));
        Assert.Equal(Value.Number(1), value);
        Assert.Equal(ErrorCodes.NotANumber, Assert.Single(context.Faults).Code);
    }

    [Fact]
    public void An_unknown_modifier_leaves_the_value_with_a_warning()
    {
        EvaluationContext context = Given.Session(Variables);
        Template template = Template.Parse("-{n|double-it}");

        Assert.Equal("-3", template.Render(context));
        Assert.Equal(Value.Number(3), Template.Parse("{n|toUppercase}").Evaluate(context));
        Assert.All(context.Faults, static fault => Assert.Equal(ErrorCodes.UnknownModifier, fault.Code));
        Assert.Equal(4, Assert.Single(template.Faults).Position);
    }

    [Fact]
    public void Modifiers_belong_to_templates_only() =>
        Assert.Equal(ErrorCodes.ExpressionSyntax, Given.SyntaxFault("name|toUpperCase").Code);
}
