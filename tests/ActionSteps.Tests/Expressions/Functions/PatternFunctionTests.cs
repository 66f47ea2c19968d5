using ActionSteps.Expressions;
using ActionSteps.Sessions;

namespace ActionSteps.Tests.Expressions.Functions;

public class PatternFunctionTests
{
    [Theory]
    [InlineData("MATCH('AB12', '^[a-z]+\\\\d+$', 'i')", "true")]
    [InlineData("MATCH('AB12', '^[a-z]+\\\\d+$')", "false")]
    [InlineData("MATCH('a\\nb', '^b$')", "false")]
    [InlineData("MATCH('a\\nb', '^b$', 'm')", "true")]
    [InlineData("MATCH('a\\nb', 'a.b')", "false")]
    [InlineData("MATCH('a\\nb', 'a.b', 's')", "true")]
    [InlineData("MATCH('A\\nb', '^a.b$', 'ims')", "true")]
    [InlineData("MATCH(42, '^4')", "true")]
    [InlineData("MATCH(null, '^$')", "true")]
    [InlineData("MATCH('abab', '^(ab)\\\\1$')", "true")]
    [InlineData("MATCH('price: 5', 'price(?=: \\\\d)')", "true")]
    [InlineData("MATCH('ann@example.com', '^[\\\\w.-]+@[\\\\w\\\\.\\\\-\\\\_]+\\\\.[a-z]{2,}$')", "true")]
    [InlineData("EXTRACT('nr 42', '(\\\\d+)', 1)", "\"42\"")]
    [InlineData("EXTRACT('nr 42', '\\\\d+')", "\"42\"")]
    [InlineData("EXTRACT('nr 42', '(?<word>[a-z]+) (\\\\d+)', 2)", "\"42\"")]
    [InlineData("EXTRACT('nr 42', '(?<word>[a-z]+) (\\\\d+)', 'word')", "\"nr\"")]
    [InlineData("EXTRACT('nr', '\\\\d+')", "null")]
    [InlineData("EXTRACT('nr 42', '(x)?(\\\\d+)', 1)", "null")]
    [InlineData("EXTRACT('nr 42', '(\\\\d+)', 5)", "null")]
    [InlineData("EXTRACT('nr 42', '(\\\\d+)', 'nobody')", "null")]
    [InlineData("EXTRACT('a\\nb', '(?s)a.b')", "\"a\\nb\"")]
    [InlineData("EXTRACT('xAB', '(?i)ab')", "\"AB\"")]
    [InlineData("REGEX_REPLACE('a1b2', '\\\\d', '#')", "\"a#b#\"")]
    [InlineData("REGEX_REPLACE('Ann De Wit', '(\\\\w+) (\\\\w+)', '$2 $1')", "\"De Ann Wit\"")]
    [InlineData("REGEX_REPLACE('ab', '(?<x>a)(b)', '$2$<x>$&$$$3$')", "\"baab$$3$\"")]
    [InlineData("REGEX_REPLACE('ab', '(a)', '$10')", "\"a0b\"")]
    [InlineData("REGEX_REPLACE('aaa', '^a', 'b')", "\"baa\"")]
    [InlineData("REGEX_REPLACE('ab', '', '-')", "\"-a-b-\"")]
    [InlineData("REGEX_REPLACE('😀', '', '-')", "\"-😀-\"")]
    [InlineData("REGEX_REPLACE('abc', 'x*', '-')", "\"-a-b-c-\"")]
    [InlineData("REGEX_REPLACE('baac', 'a*', '-')", "\"-b--c-\"")]
    [InlineData("REGEX_REPLACE('aaa', '(?<=a)a', 'b')", "\"abb\"")]
    [InlineData("REGEX_REPLACE(null, 'a', 'b')", "\"\"")]
    public void Gives_what_the_reference_says(string expression, string expected) => Assert.Equal(expected, Evaluated.Json(expression));

    [Theory]
    [InlineData("MATCH('٣', '\\\\d')", "false")]
    [InlineData("MATCH('é', '^\\\\w$')", "false")]
    [InlineData("MATCH('é', '^\\\\W$')", "true")]
    [InlineData("MATCH('é5', '^[\\\\W\\\\D][\\\\d]$')", "true")]
    [InlineData("MATCH('a\\n', '^a$')", "false")]
    [InlineData("MATCH('a-z', '^[\\\\w-z]+$')", "true")]
    [InlineData("MATCH('.', '^[+-\\\\w]$')", "false")]
    [InlineData("MATCH('a-\\\\', '^[\\\\\\\\-\\\\w]+$')", "true")]
    [InlineData("MATCH('a-', '^[\\\\w-]+$')", "true")]
    [InlineData("MATCH('a-', '^[-\\\\w]+$')", "true")]
    [InlineData("MATCH('[', '^[a[]$')", "true")]
    [InlineData("MATCH('b', '^[a-z-[b]]$')", "false")]
    [InlineData("MATCH('x', '[]')", "false")]
    [InlineData("MATCH('\\n', '^[^]$')", "true")]
    [InlineData("MATCH('\\u2028', '.')", "false")]
    [InlineData("MATCH('I', 'ı', 'i')", "false")]
    [InlineData("MATCH('xx', '^(?<c>x)\\\\k<c>$')", "true")]
    [InlineData("MATCH('{', '^{$')", "true")]
    public void Reads_patterns_as_JavaScript_does(string expression, string expected) => Assert.Equal(expected, Evaluated.Json(expression));

    [Theory]
    [InlineData("MATCH('a', '(')")]
    [InlineData("MATCH('a', '[a')")]
    [InlineData("MATCH('a', '*')")]
    [InlineData("MATCH('a', 'a\\\\')")]
    [InlineData("MATCH('a', 'a', 'g')")]
    [InlineData("MATCH('a', '(?#comment)a')")]
    [InlineData("MATCH('a', '(?(a)b|c)')")]
    [InlineData("MATCH('a', '(?<a>x)(?<a>y)')")]
    [InlineData("MATCH('a', '(?<a-b>x)')")]
    [InlineData("MATCH('a', 'a{2,1}')")]
    [InlineData("MATCH('a', '(?<')")]
    [InlineData("EXTRACT('a', '\\\\p{Nope}')")]
    [InlineData("REGEX_REPLACE('a', '\\\\k<x>', '')")]
    [InlineData("MATCH('a', REPEAT('a', 10000))")]
    public void Refuses_invalid_patterns(string expression) => Assert.Equal("INVALID_PATTERN", Evaluated.Failure(expression));

    [Theory]
    [InlineData("MATCH(CONCAT(REPEAT('a', 100000), 'b'), '(a+)+$')", "false")]
    [InlineData("MATCH(CONCAT(REPEAT('a', 100000), 'b'), '(a|aa)+$')", "false")]
    [InlineData("MATCH(CONCAT(REPEAT('a', 100000), 'b'), '^(a|a)*(a|a)*c')", "false")]
    public void Ambiguous_patterns_take_linear_time(string expression, string expected) => Assert.Equal(expected, Evaluated.Json(expression));

    [Theory]
    [InlineData("MATCH(CONCAT(REPEAT('a', 100), 'b'), '(a+)+\\\\1$')")]
    [InlineData("MATCH(CONCAT(REPEAT('a', 100), 'b'), '^(?=(a+)+$)')")]
    [InlineData("MATCH(CONCAT(REPEAT('a', 10000), 'b'), '^(a{1,99}){1,99}\\\\1$')")]
    [InlineData("EXTRACT(CONCAT(REPEAT('a', 100), 'b'), '(?:(a+)+\\\\1)+$')")]
    [InlineData("REGEX_REPLACE(CONCAT(REPEAT('a', 100), 'b'), '(a+)+\\\\1$', '')")]
    [InlineData("MATCH(CONCAT(REPEAT('a', 30000), 'b'), '((a{0,100}){0,100}){0,100}c$')")]
    public void Patterns_that_backtrack_end_with_their_time(string expression)
    {
        Assert.Equal("INVALID_PATTERN", Evaluated.Failure(expression, limits: new ExpressionLimits { MaxPatternTime = TimeSpan.FromMilliseconds(100) }));
    }

    [Fact]
    public void All_patterns_of_an_evaluation_share_their_time()
    {
        string slow = "TRY(MATCH(text, '(a+)+\\\\1$'), 'slow')";
        string expression = $"LIST({string.Join(", ", Enumerable.Repeat(slow, 100))}, TRY(MATCH('a', 'a'), 'slow'))";
        Session session = Evaluated.With(("text", $"\"{new string('a', 100)}b\""));
        EvaluationContext context = Evaluated.Context(session, new ExpressionLimits { MaxPatternTime = TimeSpan.FromMilliseconds(100) });

        Value first = Expression.Parse(expression).Evaluate(context);

        Assert.Equal(Value.Text("slow"), first[-1]);
        Assert.Equal(Value.True, Expression.Parse("MATCH('a', 'a')").Evaluate(context));
    }

    [Theory]
    [InlineData("(.*a.{500}b|c){3}")]
    [InlineData("(.*a.{80}b.*a.{80}|c)*d")]
    public void Patterns_with_large_automata_are_not_made_into_one(string pattern)
    {
        Random random = new(1);
        string text = string.Concat(Enumerable.Range(0, 100_000).Select(_ => "ab"[random.Next(2)]));
        EvaluationContext context = Evaluated.Context(
            Evaluated.With(("text", $"\"{text}\"")), new ExpressionLimits { MaxPatternTime = TimeSpan.FromMilliseconds(100) });
        long before = GC.GetAllocatedBytesForCurrentThread();

        Expression.Parse($"TRY(MATCH(text, '{pattern}'), false)").Evaluate(context);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000_000);
    }

    [Theory]
    [InlineData("REGEX_REPLACE(REPEAT('a', 10000), 'a', REPEAT('b', 10000))")]
    [InlineData("REGEX_REPLACE(REPEAT('a', 100000), '(a+)', '$1$1$1$1$1$1$1$1$1$1$1')")]
    public void Stops_before_a_result_gets_too_large(string expression) => Assert.Equal("EXPRESSION_LIMIT", Evaluated.Failure(expression));

    [Fact]
    public void Many_threads_may_use_many_patterns()
    {
        Parallel.For(0, 2_000, i =>
            Assert.Equal(Value.True, Evaluated.Of($"MATCH('x{i % 97}y', '^x{i % 97}y$')")));
    }
}
