using System.Globalization;
using ActionSteps.Expressions;
using ActionSteps.Sessions;

namespace ActionSteps.Tests.Expressions;

/// <summary>
/// Generated expressions. <c>ACTIONSTEPS_FUZZ</c> says how many; the default takes a few seconds. A failure names its seed.
/// </summary>
public class FuzzTests
{
    private const int DefaultCount = 8_000;

    private static readonly ExpressionLimits Limits = new()
    {
        MaxTextLength = 10_000, MaxListLength = 5_000, MaxWork = 200_000, MaxPatternTime = TimeSpan.FromMilliseconds(20),
    };

    private static readonly string Variables = $$"""
        {"a":1,"t":"Hello","n":"7","list":[3,1,"2",null,[1]],"o":{"k":{"x":[1]} },"deep":{{new string('[', 90)}}{{new string(']', 90)}},
         "long":"{{new string('a', 9_000)}}" }
        """;

    private static int Count =>
        int.TryParse(Environment.GetEnvironmentVariable("ACTIONSTEPS_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            ? count
            : DefaultCount;

    [Fact]
    public void Shaped_expressions_end_within_their_budget_or_with_a_fault() =>
        Run(static generator => generator.Shaped());

    [Fact]
    public void Random_pieces_end_within_their_budget_or_with_a_fault() =>
        Run(static generator => generator.Pieced());

    private static void Run(Func<ExpressionGenerator, string> generate)
    {
        int evaluated = 0;
        Parallel.For(0, Count, seed =>
        {
            string source = generate(new ExpressionGenerator(seed));
            try
            {
                Interlocked.Add(ref evaluated, Check(source));
            }
            catch (Exception exception)
            {
                Assert.Fail($"Seed {seed}, \"{source}\": {exception}");
            }
        });

        Assert.True(evaluated > Count / 100, $"Only {evaluated} of {Count} expressions could be evaluated.");
    }

    /// <summary>Parses and evaluates as expression and as template; gives 1 when there was a value.</summary>
    private static int Check(string source)
    {
        EvaluationContext context = Given.Session(Variables, limits: Limits);
        Value value = default;
        bool hasValue = Expression.TryParse(source, out Expression? expression, out ExpressionFault? fault)
            && expression.TryEvaluate(context, out value);
        if (fault is not null)
        {
            Assert.InRange(fault.Position, 0, source.Length);
        }

        if (expression is not null)
        {
            Assert.NotNull(expression.FindCalls());
            Assert.NotNull(expression.FindReads());
        }

        foreach (string template in new[] { $"{{{source}}}", $"x{{{source}|capitalize}}y", $"{source}{{{source}" })
        {
            Assert.InRange(Template.Parse(template).Render(context).Length, 0, Math.Max(Limits.MaxTextLength, template.Length));
        }

        Assert.All(context.Faults, static reported => Assert.InRange(reported.Position, 0, reported.Source.Length));
        AssertWithinLimits(value);
        return hasValue ? 1 : 0;
    }

    private static void AssertWithinLimits(Value value)
    {
        if (value.TryGetText(out string? text))
        {
            Assert.InRange(text.Length, 0, Limits.MaxTextLength);
        }
        else if (value.TryGetList(out ValueList? list))
        {
            Assert.InRange(list.Count, 0, Limits.MaxListLength);
        }
        else if (value.TryGetNumber(out double number))
        {
            Assert.True(double.IsFinite(number));
        }
    }
}
