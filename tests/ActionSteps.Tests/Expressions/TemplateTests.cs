using ActionSteps.Expressions;
using ActionSteps.Sessions;

namespace ActionSteps.Tests.Expressions;

public class TemplateTests
{
    private const string Variables = """
        {"user":{"firstName":"Ann","lastName":"B"},"users":[{"firstname":"Elon"}],"n":3,"o":{"a":1},"t":"{name}","name":"Z","f":1.5,
         "yes":true,"no":null,"list":[1,"a"],"é":"É"}
        """;

    [Theory]
    [InlineData("Hi {user.firstName} {user.lastName}", "Hi Ann B")]
    [InlineData("{users[0].firstname} and {users.0.firstname}", "Elon and Elon")]
    [InlineData("Hi {missing}!", "Hi !")]
    [InlineData("{Name}", "")]
    [InlineData("x{o}", "x{\"a\":1}")]
    [InlineData("{t}", "{name}")]
    [InlineData("\\{a\\}", "{a}")]
    [InlineData("{ n }", "3")]
    [InlineData("{n}{n}{n}", "333")]
    [InlineData("{f} {yes} {no} {list}", "1.5 true  [1,\"a\"]")]
    [InlineData("{1 + 1} of {n}", "2 of 3")]
    [InlineData("{\"a}b\"}", "a}b")]
    [InlineData("{'}'}{\"{\"}", "}{")]
    [InlineData("{\"{name}\"}", "{name}")]
    [InlineData("{é}", "É")]
    [InlineData("{n\n+\t1}", "4")]
    public void Placeholders_are_replaced(string template, string expected) =>
        Assert.Equal(expected, Given.Session(Variables).Render(template));

    [Theory]
    [InlineData("", "")]
    [InlineData("no placeholder", "no placeholder")]
    [InlineData("{", "{")]
    [InlineData("}", "}")]
    [InlineData("{}", "{}")]
    [InlineData("{ }", "{ }")]
    [InlineData("a } b { c", "a } b { c")]
    [InlineData("{name", "{name")]
    [InlineData("{{name}", "{Z")]
    [InlineData("{{name}}", "{Z}")]
    [InlineData("{1 +}", "{1 +}")]
    [InlineData("{\"a\":1}", "{\"a\":1}")]
    [InlineData("{\"name\":\"{name}\"}", "{\"name\":\"Z\"}")]
    [InlineData("{\"a\":{\"b\":[\"{n}\",{n}]}}", "{\"a\":{\"b\":[\"3\",3]}}")]
    [InlineData("body { color: red; } p { margin: {n}px }", "body { color: red; } p { margin: 3px }")]
    [InlineData("function f() { return 1; }", "function f() { return 1; }")]
    [InlineData("if (a) { b(); } else { c = {n}; }", "if (a) { b(); } else { c = 3; }")]
    [InlineData("C:\\temp\\x", "C:\\temp\\x")]
    [InlineData("\\\\{name}", "\\{name}")]
    [InlineData("\\", "\\")]
    [InlineData("{\"open}", "{\"open}")]
    [InlineData("\\{{name}\\}", "{Z}")]
    [InlineData("{a: 1}", "{a: 1}")]
    [InlineData("{name | 3}", "{name | 3}")]
    public void Braces_that_hold_no_expression_are_printed_as_they_are(string template, string expected) =>
        Assert.Equal(expected, Given.Session(Variables).Render(template));

    [Fact]
    public void A_whole_placeholder_gives_its_native_value()
    {
        EvaluationContext context = Given.Session(Variables);

        Assert.Equal(Value.Number(3), Template.Parse("{n}").Evaluate(context));
        Assert.Equal(Given.Json("""{"a":1}"""), Template.Parse("{o}").Evaluate(context));
        Assert.Equal(Value.Undefined, Template.Parse("{missing}").Evaluate(context));
        Assert.Equal(Value.Text("3 "), Template.Parse("{n} ").Evaluate(context));
        Assert.Equal(Value.Text("33"), Template.Parse("{n}{n}").Evaluate(context));
        Assert.Equal(Value.Text("plain"), Template.Parse("plain").Evaluate(context));
        Assert.Equal(Value.Text("{\"a\":1}"), Template.Parse("{\"a\":1}").Evaluate(context));
    }

    [Theory]
    [InlineData("", true, false)]
    [InlineData("text", true, false)]
    [InlineData("\\{text\\}", true, false)]
    [InlineData("{\"a\":1}", true, false)]
    [InlineData("{n}", false, true)]
    [InlineData("{n|increment}", false, true)]
    [InlineData("{n} ", false, false)]
    [InlineData("{n}{n}", false, false)]
    public void A_template_says_what_it_is(string source, bool isLiteral, bool isWholeValue)
    {
        Template template = Template.Parse(source);

        Assert.Equal(isLiteral, template.IsLiteral);
        Assert.Equal(isWholeValue, template.IsWholeValue);
        Assert.Equal(source, template.Source);
        Assert.Equal(source, template.ToString());
    }

    [Fact]
    public void A_placeholder_that_fails_prints_nothing_and_is_reported()
    {
        EvaluationContext context = Given.Session(Variables);

        bool succeeded = Template.Parse("a{1 / 0}b{n}c{NOPE(1)}").TryEvaluate(context, out Value value);

        Assert.False(succeeded);
        Assert.Equal(Value.Text("ab3c"), value);
        Assert.Equal(
            [(ErrorCodes.DivisionByZero, 4), (ErrorCodes.UnknownFunction, 14)],
            context.Faults.Select(static fault => (fault.Code, fault.Position)));
        Assert.All(context.Faults, static fault => Assert.Equal("a{1 / 0}b{n}c{NOPE(1)}", fault.Source));
    }

    [Fact]
    public void A_whole_placeholder_that_fails_is_undefined()
    {
        EvaluationContext context = Given.Session(Variables);

        Assert.False(Template.Parse("{1 / 0}").TryEvaluate(context, out Value value));
        Assert.Equal(Value.Undefined, value);
        Assert.Equal(string.Empty, context.Render("{1 / 0}"));
        Assert.Equal(2, context.Faults.Count);
        context.ClearFaults();
        Assert.Empty(context.Faults);
    }

    [Fact]
    public void Braces_that_hold_no_expression_are_reported_once_for_each_rendering()
    {
        EvaluationContext context = Given.Session(Variables);
        Template template = Template.Parse("{1 +} {n} {2 +}");

        Assert.True(template.TryEvaluate(context, out Value value));
        Assert.Equal(Value.Text("{1 +} 3 {2 +}"), value);
        ExpressionFault fault = Assert.Single(context.Faults);
        Assert.Equal((ErrorCodes.ExpressionSyntax, 4), (fault.Code, fault.Position));
        Assert.Equal([fault], template.Faults);
    }

    [Fact]
    public void A_list_of_faults_does_not_grow_without_end()
    {
        EvaluationContext context = Given.Session(Variables);

        Assert.Equal(string.Empty, context.Render(string.Concat(Enumerable.Repeat("{1/0}", 500))));
        Assert.Equal(100, context.Faults.Count);
    }
}
