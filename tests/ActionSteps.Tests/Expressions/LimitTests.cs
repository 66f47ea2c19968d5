using ActionSteps.Expressions;
using ActionSteps.Sessions;

namespace ActionSteps.Tests.Expressions;

public class LimitTests
{
    [Theory]
    [InlineData("(", ")")]
    [InlineData("[", "]")]
    [InlineData("-", "")]
    [InlineData("! ", "")]
    [InlineData("not ", "")]
    [InlineData("TRY(", ", 2)")]
    [InlineData("[1][", " - 1]")]
    [InlineData("1 ^ ", "")]
    [InlineData("0 ? 1 : ", "")]
    public void Nesting_ends_at_100_levels(string open, string close)
    {
        Assert.True(Expression.TryParse(Nest(open, close, 100), out Expression? expression, out _));
        expression.TryEvaluate(Given.Session(), out _);
        Assert.Equal(ErrorCodes.ExpressionLimit, Given.SyntaxFault(Nest(open, close, 101)).Code);
    }

    [Fact]
    public void Objects_nest_at_100_levels_as_well() =>
        Assert.Equal(ErrorCodes.ExpressionLimit, Given.SyntaxFault($"[{Nest("{a:", "}", 101)}]").Code);

    [Fact]
    public void Deep_texts_are_refused_without_a_deep_stack()
    {
        foreach (string open in new[] { "(", "[", "-", "!", "f(", "a[", "1^", "1?", "1?1:", "{a:", "[{a:", "not " })
        {
            ExpressionFault? fault = null;
            Thread thread = new(() => fault = Given.SyntaxFault(Nest(open, string.Empty, 9_000 / open.Length)), 256 * 1024);
            thread.Start();
            thread.Join();

            Assert.NotNull(fault);
        }
    }

    [Theory]
    [InlineData("1+")]
    [InlineData("1*")]
    [InlineData("1-1<")]
    [InlineData("0||")]
    [InlineData("1&&")]
    [InlineData("a.b??")]
    [InlineData("1==")]
    public void Long_chains_need_no_deep_stack(string link)
    {
        string chain = Nest(link, string.Empty, 9_000 / link.Length);
        bool evaluated = false;
        Thread thread = new(() => evaluated = Expression.Parse(chain).TryEvaluate(Given.Session(), out _), 256 * 1024);
        thread.Start();
        thread.Join();

        Assert.True(evaluated);
    }

    [Fact]
    public void Long_access_chains_need_no_deep_stack()
    {
        string chain = "[1]" + Nest("[i]", string.Empty, 3_000)[..^1];

        Assert.Equal(Value.Undefined, Given.Session("""{"i":0}""").Evaluate(chain));
        Assert.Equal(Value.Undefined, Given.Session("""{"i":0}""").Evaluate("a" + Nest(".a", string.Empty, 4_000)[..^1]));
    }

    [Fact]
    public void An_expression_ends_at_10_000_units()
    {
        Assert.True(Expression.TryParse(new string(' ', 9_999) + "1", out _, out _));
        ExpressionFault fault = Given.SyntaxFault(new string(' ', 10_000) + "1");

        Assert.Equal(ErrorCodes.ExpressionLimit, fault.Code);
        Assert.Contains("10,000", fault.Message, StringComparison.Ordinal);
        Assert.Equal(ErrorCodes.ExpressionLimit, Given.SyntaxFault("\"" + new string('x', 20_000) + "\"").Code);
    }

    [Fact]
    public void Braces_beyond_a_limit_are_printed_as_they_are()
    {
        string source = "{" + Nest("(", ")", 101) + "}";
        Template template = Template.Parse(source);

        Assert.Equal(source, template.Render(Given.Session()));
        Assert.Equal(ErrorCodes.ExpressionLimit, Assert.Single(template.Faults).Code);
    }

    [Fact]
    public void Texts_end_at_their_limit()
    {
        EvaluationContext context = Given.Session(
            $$"""{"t":"{{new string('x', 60)}}"}""", limits: new ExpressionLimits { MaxTextLength = 100 });

        Assert.Equal(ErrorCodes.ExpressionLimit, context.Fault("t + t").Code);
        Assert.Equal(ErrorCodes.ExpressionLimit, context.Fault("[t, t] + ''").Code);
        Assert.Equal(new string('x', 60) + "" + "!", context.Render("{t}{t}!"));
        Assert.Equal(ErrorCodes.ExpressionLimit, Assert.Single(context.Faults).Code);
        Assert.Equal(new string('y', 200), context.Render(new string('y', 200) + "{t}"));
        Assert.Equal(2, context.Faults.Count);
    }

    [Fact]
    public void A_whole_text_that_is_too_long_prints_nothing()
    {
        EvaluationContext context = Given.Session(
            $$"""{"t":"{{new string('x', 101)}}","l":["{{new string('x', 101)}}"]}""", limits: new ExpressionLimits { MaxTextLength = 100 });

        Assert.Equal(string.Empty, context.Render("{t}"));
        Assert.Equal(string.Empty, context.Render("{l}"));
        Assert.Equal(2, context.Faults.Count);
        Assert.Equal(101, Template.Parse("{t}").Evaluate(context).ToString().Length);
    }

    [Fact]
    public void Lists_end_at_their_limit()
    {
        EvaluationContext context = Given.Session(limits: new ExpressionLimits { MaxListLength = 3 });

        Assert.Equal(Given.Json("[null,null,null]"), context.Evaluate("[a, a, a]"));
        Assert.Equal(ErrorCodes.ExpressionLimit, context.Fault("[a, a, a, a]").Code);
    }

    [Fact]
    public void Work_ends_at_its_limit_and_begins_anew_each_time()
    {
        EvaluationContext context = Given.Session(
            $$"""{"t":"{{new string('x', 400)}}"}""", limits: new ExpressionLimits { MaxWork = 1_000 });

        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(401, context.Evaluate("t + 'a'").ToString().Length);
            Assert.Equal(ErrorCodes.ExpressionLimit, context.Fault("[t + 'a', t + 'b', t + 'c']").Code);
            Assert.Equal(401, context.Render("{t + 'a'}{t + 'b'}{t + 'c'}").Length);
        }
    }

    [Fact]
    public void Values_that_repeat_their_parts_cannot_pretend_to_be_small()
    {
        // 2^60 items in the text, sixty in memory.
        Value twice = Value.List(1);
        for (int i = 0; i < 60; i++)
        {
            twice = Value.List(twice, twice);
        }

        Session session = new("s");
        FunctionRegistry functions = new FunctionRegistry().Add("TWICE", (_, _) => twice).Add("COPY", (_, _) => Copy(60));
        EvaluationContext context = new(session.Variables) { Functions = functions };

        Assert.Equal(ErrorCodes.ExpressionLimit, context.Fault("TWICE() + ''").Code);
        Assert.Equal(ErrorCodes.ExpressionLimit, context.Fault("TWICE() == COPY()").Code);
        Assert.Equal(string.Empty, context.Render("{TWICE()}"));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{\"{'")]
    [InlineData("{f({a:")]
    [InlineData("{a|")]
    [InlineData("{((((")]
    [InlineData("{a b ")]
    [InlineData("{1+}")]
    [InlineData("{1/0}")]
    [InlineData("\\{")]
    public void Long_hostile_templates_take_little_time(string piece)
    {
        string source = string.Concat(Enumerable.Repeat(piece, 300_000 / piece.Length));

        // Were the work more than linear, this would not end while anybody waits.
        Assert.InRange(Template.Parse(source).Render(Given.Session()).Length, 0, source.Length);
    }

    private static Value Copy(int levels)
    {
        Value value = Value.List(1);
        for (int i = 0; i < levels; i++)
        {
            value = Value.List(value, value);
        }

        return value;
    }

    private static string Nest(string open, string close, int levels) =>
        string.Concat(Enumerable.Repeat(open, levels)) + "1" + string.Concat(Enumerable.Repeat(close, levels));
}
