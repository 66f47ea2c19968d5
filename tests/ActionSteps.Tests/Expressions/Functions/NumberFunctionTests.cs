using ActionSteps.Expressions;
using ActionSteps.Sessions;

namespace ActionSteps.Tests.Expressions.Functions;

public class NumberFunctionTests
{
    [Theory]
    [InlineData("ABS(-3)", "3")]
    [InlineData("abs(\"-5\")", "5")]
    [InlineData("CEIL(1.2)", "2")]
    [InlineData("CEIL(-1.7)", "-1")]
    [InlineData("FLOOR(1.7)", "1")]
    [InlineData("FLOOR(-1.2)", "-2")]
    [InlineData("TRUNC(-1.7)", "-1")]
    [InlineData("ROUND(2.5)", "3")]
    [InlineData("ROUND(-2.5)", "-3")]
    [InlineData("ROUND(2.345, 2)", "2.35")]
    [InlineData("ROUND(1.005, 2)", "1.01")]
    [InlineData("ROUND(1234, -2)", "1200")]
    [InlineData("ROUND(1250, -2)", "1300")]
    [InlineData("ROUND(4, -1)", "0")]
    [InlineData("ROUND(1.5, 400)", "1.5")]
    [InlineData("ROUND(1.5, -400)", "0")]
    [InlineData("ROUND(1e300)", "1e+300")]
    [InlineData("ROUND(-0.4)", "0")]
    [InlineData("MIN(4, '2', 3)", "2")]
    [InlineData("MAX([3, 9, 4])", "9")]
    [InlineData("MAX(1, [5, 2], 3)", "5")]
    [InlineData("MIN([])", "null")]
    [InlineData("MAX([])", "null")]
    [InlineData("MIN(missing, 3)", "0")]
    [InlineData("SUM([1, 2, 3])", "6")]
    [InlineData("SUM([])", "0")]
    [InlineData("SUM(0.1, 0.2)", "0.3")]
    [InlineData("SUM('1', '2')", "3")]
    [InlineData("AVERAGE(2, 4)", "3")]
    [InlineData("AVERAGE([])", "null")]
    [InlineData("AVERAGE([1, 2, 2])", "1.66666666666667")]
    [InlineData("PLUS('1', '2')", "3")]
    [InlineData("PLUS(0.1, 0.2)", "0.3")]
    [InlineData("MINUS(0.3, 0.1)", "0.2")]
    [InlineData("TIMES(3, 4)", "12")]
    [InlineData("DIVIDED_BY(1, 4)", "0.25")]
    [InlineData("MODULO(7, 3)", "1")]
    [InlineData("MODULO(-7, 3)", "-1")]
    [InlineData("INCREMENT(4)", "5")]
    [InlineData("INCREMENT(missing)", "1")]
    [InlineData("INCREMENT('4', 0.1)", "4.1")]
    [InlineData("DECREMENT(4)", "3")]
    [InlineData("DECREMENT(missing, 2)", "-2")]
    [InlineData("POWER(2, 3)", "8")]
    [InlineData("SQRT(9)", "3")]
    [InlineData("SQRT(2)", "1.4142135623731")]
    [InlineData("SIGN(-5)", "-1")]
    [InlineData("SIGN(0)", "0")]
    [InlineData("SIGN(2.5)", "1")]
    [InlineData("AT_LEAST(2, 5)", "5")]
    [InlineData("AT_LEAST(7, 5)", "7")]
    [InlineData("AT_MOST(7, 5)", "5")]
    [InlineData("AT_MOST(2, 5)", "2")]
    [InlineData("NUMBER('1.5')", "1.5")]
    [InlineData("NUMBER(' 2 ')", "2")]
    [InlineData("NUMBER('abc')", "null")]
    [InlineData("NUMBER(null)", "null")]
    [InlineData("NUMBER('')", "null")]
    public void Gives_what_the_reference_says(string expression, string expected) => Assert.Equal(expected, Evaluated.Json(expression));

    [Theory]
    [InlineData("FORMAT_NUMBER(1234.5, 2)", "1,234.50")]
    [InlineData("FORMAT_NUMBER(1234.5, 0)", "1,235")]
    [InlineData("FORMAT_NUMBER(2.345, 2)", "2.35")]
    [InlineData("FORMAT_NUMBER('1234567', 0)", "1,234,567")]
    [InlineData("FORMAT_NUMBER(-0.001, 0)", "0")]
    [InlineData("FORMAT_NUMBER(1234.5, 2, 'nl-BE')", "1.234,50")]
    [InlineData("FORMAT_NUMBER(1234.5, 2, 'nl_be')", "1.234,50")]
    [InlineData("FORMAT_NUMBER(1234.5, 2, 'de-XX')", "1.234,50")]
    [InlineData("FORMAT_NUMBER(1234.5, 2, 'klingon-and-more')", "1,234.50")]
    public void Formats_numbers_for_people(string expression, string expected) =>
        Assert.Equal(expected, Evaluated.Of(expression).ToString());

    [Fact]
    public void Formats_the_largest_numbers() =>
        Assert.Matches("^1(,[0-9]{3}){100}$", Evaluated.Of("FORMAT_NUMBER(1e300, 0)").ToString());

    [Fact]
    public void Formats_numbers_in_the_language_of_the_session()
    {
        Session session = Evaluated.With(("locale", "\"nl-nl\""));

        Assert.Equal("1.234,50", Evaluated.Of("FORMAT_NUMBER(1234.5, 2)", session).ToString());
        Assert.Equal("1,234.50", Evaluated.Of("FORMAT_NUMBER(1234.5, 2, 'en')", session).ToString());
    }

    [Theory]
    [InlineData("DIVIDED_BY(1, 0)", "DIVISION_BY_ZERO")]
    [InlineData("MODULO(1, null)", "DIVISION_BY_ZERO")]
    [InlineData("ABS('abc')", "NOT_A_NUMBER")]
    [InlineData("ABS([])", "NOT_A_NUMBER")]
    [InlineData("SUM([1, 'x'])", "NOT_A_NUMBER")]
    [InlineData("SQRT(-1)", "NOT_A_NUMBER")]
    [InlineData("POWER(10, 400)", "NOT_A_NUMBER")]
    [InlineData("SUM(1e308, 1e308)", "NOT_A_NUMBER")]
    [InlineData("INCREMENT('x')", "NOT_A_NUMBER")]
    [InlineData("RANDOM_INT(0, 1e300)", "NOT_A_NUMBER")]
    public void Fails_where_there_is_no_number(string expression, string code) => Assert.Equal(code, Evaluated.Failure(expression));

    [Fact]
    public void Sums_many_fractions_without_noise()
    {
        Session session = Evaluated.With(("list", "[" + string.Join(",", Enumerable.Repeat("0.1", 100_000)) + "]"));

        Assert.Equal("10000", Evaluated.Json("SUM(list)", session));
        Assert.Equal("0.1", Evaluated.Json("AVERAGE(list)", session));
    }

    [Theory]
    [InlineData("RANDOM()")]
    [InlineData("RANDOM_INT(1, 1000000)")]
    [InlineData("UUID()")]
    [InlineData("SHUFFLE(RANGE(0, 100))")]
    [InlineData("SAMPLE(RANGE(0, 100000))")]
    public void Takes_chance_from_the_context(string expression)
    {
        Expression parsed = Expression.Parse(expression);

        Assert.Equal(parsed.Evaluate(Evaluated.Context(seed: 7)), parsed.Evaluate(Evaluated.Context(seed: 7)));
        Assert.NotEqual(parsed.Evaluate(Evaluated.Context(seed: 7)), parsed.Evaluate(Evaluated.Context(seed: 8)));
    }

    [Fact]
    public void Random_integers_include_both_bounds()
    {
        EvaluationContext context = Evaluated.Context();
        Expression expression = Expression.Parse("RANDOM_INT(3, 1)");

        Assert.Equal(["1", "2", "3"], Enumerable.Range(0, 200).Select(_ => expression.Evaluate(context).ToJson()).Distinct().Order());
    }

    [Fact]
    public void Random_numbers_are_from_0_to_below_1()
    {
        EvaluationContext context = Evaluated.Context();
        Expression expression = Expression.Parse("RANDOM()");

        Assert.All(Enumerable.Range(0, 200), _ => Assert.InRange(Assert.IsType<double>(expression.Evaluate(context).ToObject()), 0, 0.9999999999));
    }

    [Fact]
    public void Ids_are_random_ids_of_version_4() =>
        Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", Evaluated.Of("UUID()").ToString());
}
