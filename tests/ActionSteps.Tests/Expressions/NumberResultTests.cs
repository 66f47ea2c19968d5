using System.Globalization;
using ActionSteps.Expressions;
using ActionSteps.Sessions;

namespace ActionSteps.Tests.Expressions;

public class NumberResultTests
{
    [Theory]
    [InlineData("0.1 + 0.2", "0.3")]
    [InlineData("1 / 3", "0.333333333333333")]
    [InlineData("2 / 3", "0.666666666666667")]
    [InlineData("1 / 3 * 3", "1")]
    [InlineData("1 / 4", "0.25")]
    [InlineData("1.1 * 1.1", "1.21")]
    [InlineData("4.35 * 100", "435")]
    [InlineData("1.005 * 1000", "1005")]
    [InlineData("-(0.1 + 0.2)", "-0.3")]
    [InlineData("9007199254740991 + 0", "9007199254740991")]
    [InlineData("9007199254740991 * 3", "27021597764222972")]
    [InlineData("123456789.123456789 * 1", "123456789.123457")]
    [InlineData("1 / 3e5", "0.00000333333333333333")]
    [InlineData("1 / 3e10", "3.33333333333333e-11")]
    [InlineData("1e21 * 1", "1e+21")]
    [InlineData("1e20 * 1", "100000000000000000000")]
    [InlineData("0 * -1", "0")]
    [InlineData("5e-324 * 1", "5e-324")]
    [InlineData("293765479137080.5 * 1", "293765479137081")]
    [InlineData("-293765479137080.5 * 1", "-293765479137081")]
    public void Fractions_have_fifteen_digits_and_integers_are_exact(string expression, string expected) =>
        Assert.Equal(expected, Given.Session().Evaluate(expression).ToString());

    [Fact]
    public void Stored_numbers_are_never_rounded()
    {
        EvaluationContext context = Given.Session("""{"x":0.30000000000000004}""");

        Assert.Equal(Value.Number(0.30000000000000004), context.Evaluate("x"));
        Assert.Equal("0.30000000000000004", context.Render("{x}"));
        Assert.Equal("a0.30000000000000004", context.Render("{'a' + x}"));
        Assert.Equal(Value.Number(-0.30000000000000004), context.Evaluate("-x"));
        Assert.Equal(Value.False, context.Evaluate("x == 0.3"));
        Assert.Equal(Value.True, context.Evaluate("x + 0 == 0.3"));
        Assert.Equal(Given.Json("[0.3,0.30000000000000004]"), context.Evaluate("[x * 1, x]"));
    }

    [Theory]
    [InlineData("1e308 * 10")]
    [InlineData("1e308 + 1e308")]
    [InlineData("(-8) ^ 0.5")]
    [InlineData("10 ^ 309")]
    [InlineData("1 / (1e308 * 10)")]
    public void Results_beyond_the_range_of_numbers_fail(string expression) =>
        Assert.Equal(ErrorCodes.NotANumber, Given.Session().Fault(expression).Code);

    [Fact]
    public void Rounding_agrees_with_fifteen_printed_digits()
    {
        Random random = new(20);
        Expression sum = Expression.Parse("a + 0");
        Session session = new("s");
        EvaluationContext context = new(session.Variables);
        for (int i = 0; i < 20_000; i++)
        {
            double number = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-12, 16));
            session.Set("a", number);

            string digits = number.ToString("E60", CultureInfo.InvariantCulture);
            bool isTie = digits.TrimStart('-')[16..62].TrimEnd('0') == "5";
            double expected = Math.Truncate(number) == number ? number
                : double.Parse(number.ToString("E14", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            if (isTie)
            {
                continue;
            }

            Assert.Equal(Value.Number(expected), sum.Evaluate(context));
        }
    }
}
