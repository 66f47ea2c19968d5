using ActionSteps.Sessions;

namespace ActionSteps.Tests.Expressions.Functions;

public class ListFunctionTests
{
    [Theory]
    [InlineData("APPEND([1], 2, 3)", "[1,2,3]")]
    [InlineData("APPEND(missing, 1)", "[1]")]
    [InlineData("APPEND('a', 'b', 1)", "\"ab1\"")]
    [InlineData("APPEND([1], [2, 3])", "[1,[2,3]]")]
    [InlineData("APPEND([1], missing)", "[1,null]")]
    [InlineData("APPEND(5, 6)", "[5,6]")]
    [InlineData("PREPEND([1], 0)", "[0,1]")]
    [InlineData("PREPEND([3], 1, 2)", "[1,2,3]")]
    [InlineData("PREPEND(missing, 1)", "[1]")]
    [InlineData("PREPEND('c', 'a', 'b')", "\"abc\"")]
    [InlineData("FIRST([4, 5])", "4")]
    [InlineData("FIRST([4, 5, 6], 2)", "[4,5]")]
    [InlineData("FIRST([])", "null")]
    [InlineData("FIRST(missing)", "null")]
    [InlineData("LAST([4, 5])", "5")]
    [InlineData("LAST([4, 5, 6], 2)", "[5,6]")]
    [InlineData("LAST([4], 9)", "[4]")]
    [InlineData("AT([4, 5], 0)", "4")]
    [InlineData("AT([4, 5], -1)", "5")]
    [InlineData("AT([4, 5], 2)", "null")]
    [InlineData("COMPACT([1, null, '', 0, false])", "[1,0,false]")]
    [InlineData("FLATTEN([[1], [2]])", "[1,2]")]
    [InlineData("FLATTEN([[1, [2]], 3])", "[1,[2],3]")]
    [InlineData("FLATTEN([[1, [2, [3]]]], 9)", "[1,2,3]")]
    [InlineData("FLATTEN([[1]], 0)", "[[1]]")]
    [InlineData("RANGE(1, 3)", "[1,2,3]")]
    [InlineData("RANGE(-1, 3)", "[-1,0,1]")]
    [InlineData("RANGE(1, -3)", "[]")]
    [InlineData("SKIP([1, 2, 3], 2)", "[3]")]
    [InlineData("SKIP([1, 2, 3], -2)", "[1,2,3]")]
    [InlineData("SKIP([1, 2, 3], 9)", "[]")]
    [InlineData("TAKE([1, 2, 3], 2)", "[1,2]")]
    [InlineData("TAKE([1, 2, 3], 9)", "[1,2,3]")]
    [InlineData("TAKE(missing, 2)", "[]")]
    [InlineData("REMOVE_ITEM([1, 2, '1'], 1)", "[2]")]
    [InlineData("REMOVE_AT([1, 2, 3], 1)", "[1,3]")]
    [InlineData("REMOVE_AT([1, 2, 3], -1)", "[1,2]")]
    [InlineData("REMOVE_AT([1, 2, 3], 7)", "[1,2,3]")]
    [InlineData("LIST(1, 2)", "[1,2]")]
    [InlineData("LIST()", "[]")]
    [InlineData("SAMPLE([])", "null")]
    [InlineData("SAMPLE([5])", "5")]
    [InlineData("SORT(SHUFFLE([1, 2, 3]))", "[1,2,3]")]
    public void Gives_what_the_reference_says(string expression, string expected) => Assert.Equal(expected, Evaluated.Json(expression));

    [Theory]
    [InlineData("MAP([{n: 1}, {n: 2}], 'n')", "[1,2]")]
    [InlineData("MAP([{a: {b: [7]}}, {}], 'a.b[0]')", "[7,null]")]
    [InlineData("MAP([{'first name': 1}], 'first name')", "[1]")]
    [InlineData("MAP([1, 2], '')", "[1,2]")]
    [InlineData("MAP(missing, 'n')", "[]")]
    [InlineData("MAP({n: 1}, 'n')", "[1]")]
    [InlineData("WHERE([{k: 1}, {k: 2}], 'k', 2)", "[{\"k\":2}]")]
    [InlineData("WHERE([{k: 1}, {k: '2'}], 'k', 2)", "[{\"k\":\"2\"}]")]
    [InlineData("WHERE([{k: 1}, {k: 0}, {}], 'k')", "[{\"k\":1}]")]
    [InlineData("WHERE([{k: 1}, {}], 'k', null)", "[{}]")]
    [InlineData("FIND([{k: 1}, {k: 2, a: 3}], 'k', 2)", "{\"k\":2,\"a\":3}")]
    [InlineData("FIND([{k: 1}], 'k', 2)", "null")]
    public void Looks_into_items_by_their_path(string expression, string expected) => Assert.Equal(expected, Evaluated.Json(expression));

    [Theory]
    [InlineData("SORT([3, 1])", "[1,3]")]
    [InlineData("SORT([3, 1, 2], 'desc')", "[3,2,1]")]
    [InlineData("SORT([3, 1, 2], 'ASC')", "[1,2,3]")]
    [InlineData("SORT(['b', 2, 'a', 10])", "[2,10,\"a\",\"b\"]")]
    [InlineData("SORT(['10', '9', 8])", "[8,\"9\",\"10\"]")]
    [InlineData("SORT(['b', 'B', 'a'])", "[\"B\",\"a\",\"b\"]")]
    [InlineData("SORT([null, 2, true, [], 'x', false, 1])", "[1,2,\"x\",false,true,[],null]")]
    [InlineData("SORT([null, 2, 1], 'desc')", "[2,1,null]")]
    [InlineData("SORT([{n: 2}, {n: 1}], 'n')", "[{\"n\":1},{\"n\":2}]")]
    [InlineData("SORT([{n: 1}, {n: 2}], 'n', 'desc')", "[{\"n\":2},{\"n\":1}]")]
    [InlineData("SORT([{n: 1, i: 1}, {n: 0, i: 2}, {n: 1, i: 3}], 'n', 'desc')", "[{\"n\":1,\"i\":1},{\"n\":1,\"i\":3},{\"n\":0,\"i\":2}]")]
    [InlineData("SORT(['2020-01-01T01:00+02:00', '2020-01-01T00:00Z', '2019-12-31'])", "[\"2019-12-31\",\"2020-01-01T01:00+02:00\",\"2020-01-01T00:00Z\"]")]
    [InlineData("SORT(missing)", "[]")]
    public void Sorts_stably_by_kind_and_value(string expression, string expected) => Assert.Equal(expected, Evaluated.Json(expression));

    [Theory]
    [InlineData("UNIQUE([1, 1, 2])", "[1,2]")]
    [InlineData("UNIQUE([1, '1', '1.0', 2])", "[1,2]")]
    [InlineData("UNIQUE([true, 'true', null, missing, [1], [1], {a: 1}, {a: 1}])", "[true,null,[1],{\"a\":1}]")]
    [InlineData("UNIQUE([{k: 1, n: 1}, {k: '1', n: 2}, {k: 2}], 'k')", "[{\"k\":1,\"n\":1},{\"k\":2}]")]
    [InlineData("UNION([1, 2, 1], [2, 3])", "[1,2,3]")]
    [InlineData("UNION(missing, [1])", "[1]")]
    [InlineData("INTERSECTION([3, 1, 2, 1], [1, '3'])", "[3,1]")]
    [InlineData("INTERSECTION([1], missing)", "[]")]
    [InlineData("DIFFERENCE([1, 2], [2])", "[1]")]
    [InlineData("DIFFERENCE([2, '1', 3], [1])", "[2,3]")]
    public void Treats_lists_as_sets_of_equal_values(string expression, string expected) => Assert.Equal(expected, Evaluated.Json(expression));

    [Fact]
    public void Does_not_change_the_list_of_the_session()
    {
        Session session = Evaluated.With(("list", "[3,1,2]"));

        Assert.Equal("[3,1,2,9,8]", Evaluated.Json("APPEND(list, 9, 8)", session));
        Assert.Equal("[1,2,3]", Evaluated.Json("SORT(list)", session));
        Assert.Equal("[2,1,3]", Evaluated.Json("REVERSE(list)", session));
        Assert.Equal("[3,1,2]", session.Variables["list"].ToJson());
    }

    [Theory]
    [InlineData("LENGTH(UNIQUE(list))", "100000")]
    [InlineData("LENGTH(UNION(list, list))", "100000")]
    [InlineData("LENGTH(INTERSECTION(list, list))", "100000")]
    [InlineData("LENGTH(DIFFERENCE(list, list))", "0")]
    [InlineData("FIRST(SORT(list, 'desc'))", "\"item-99999\"")]
    public void Stays_within_its_work_for_the_longest_list(string expression, string expected)
    {
        string items = string.Join(",", Enumerable.Range(0, 100_000).Select(i => $"\"item-{i:00000}\""));

        Assert.Equal(expected, Evaluated.Json(expression, Evaluated.With(("list", $"[{items}]"))));
    }

    [Theory]
    [InlineData("RANGE(0, 1e9)")]
    [InlineData("APPEND(RANGE(0, 100000), 1)")]
    [InlineData("CONCAT(RANGE(0, 60000), RANGE(0, 60000))")]
    [InlineData("FLATTEN([RANGE(0, 60000), RANGE(0, 60000)])")]
    [InlineData("UNION(RANGE(0, 60000), RANGE(60000, 60000))")]
    public void Stops_before_a_list_or_its_work_gets_too_large(string expression) =>
        Assert.Equal("EXPRESSION_LIMIT", Evaluated.Failure(expression));

    [Fact]
    public void Numeric_texts_made_to_collide_meet_the_limit_of_work()
    {
        IEnumerable<string> ones = Enumerable.Range(1, 300).SelectMany(i => Enumerable.Range(1, 20).Select(j => $"\"{new string('0', i)}1.{new string('0', j)}\""));

        Assert.Equal("EXPRESSION_LIMIT", Evaluated.Failure("UNIQUE(list)", Evaluated.With(("list", $"[{string.Join(",", ones)}]"))));
    }

    [Fact]
    public void Long_texts_that_begin_alike_meet_the_limit_of_work()
    {
        string alike = new('x', 10_000);
        Session session = Evaluated.With(("list", $"[\"{alike}a\",\"{alike}b\",\"{alike}c\",\"{alike}d\"]"));

        Assert.Equal("EXPRESSION_LIMIT", Evaluated.Failure($"SORT(CONCAT({string.Join(",", Enumerable.Repeat("list", 1_000))}))", session));
    }

    [Theory]
    [InlineData("SORT([1], 'n', 'sideways')", "EXPRESSION_ERROR")]
    [InlineData("AT([1], 'x')", "NOT_A_NUMBER")]
    [InlineData("RANGE('a', 2)", "NOT_A_NUMBER")]
    public void Refuses_arguments_of_the_wrong_kind(string expression, string code) => Assert.Equal(code, Evaluated.Failure(expression));
}
