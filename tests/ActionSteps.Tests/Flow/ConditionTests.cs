using System.Text;
using System.Text.Json;
using ActionSteps.Expressions;
using ActionSteps.Flow;
using ActionSteps.Sessions;

namespace ActionSteps.Tests.Flow;

public class ConditionTests
{
    /// <summary>The table of conditions.md section 4, as far as it is about single statements.</summary>
    [Theory]
    [InlineData("""{"n":1}""", "n", "equals", "1", true)]
    [InlineData("""{"n":"1"}""", "n", "equals", "1", true)]
    [InlineData("""{"v":"valuey"}""", "v", "equals", "valueY", false)]
    [InlineData("""{"v":"valuey"}""", "v", "equals (case insensitive)", "valueY", true)]
    [InlineData("""{"h":9}""", "h", "greater than", "10", false)]
    [InlineData("""{"h":"9"}""", "h", "lower than", "10", true)]
    [InlineData("""{"nomeetups":[]}""", "nomeetups", "exists", "", true)]
    [InlineData("""{"x":""}""", "x", "exists", "", false)]
    [InlineData("{}", "x", "does not exist", "", true)]
    [InlineData("""{"list":["a","b"]}""", "list", "contains", "a", true)]
    [InlineData("""{"a":1,"b":2}""", "b", "equals", "{a + 1}", true)]
    [InlineData("""{"list":["a","b"]}""", "{LENGTH(list)}", "greater than", "1", true)]
    public void Decides_the_rows_of_the_reference(string session, string variable, string comparison, string value, bool expected) =>
        Assert.Equal(expected, Holds(session, ConditionStatement.Parse(variable, comparison, value)));

    [Theory]
    [InlineData("1", "equals", "1.0", true)]
    [InlineData("true", "equals", "true", true)]
    [InlineData("[1,{\"a\":2}]", "equals", "{PARSE_JSON('[1,{\"a\":2}]')}", true)]
    [InlineData("null", "equals", "{missing}", true)]
    [InlineData("null", "equals", "", false)]
    [InlineData("1", "does not equal", "1", false)]
    [InlineData("1", "does not equal", "2", true)]
    [InlineData("null", "does not equal", "1", true)]
    [InlineData("\"ÉA\"", "does not equal (case insensitive)", "éa", false)]
    [InlineData("\"a\"", "does not equal (case insensitive)", "b", true)]
    [InlineData("true", "equals (case insensitive)", "TRUE", true)]
    [InlineData("10", "greater than", "9", true)]
    [InlineData("\"10\"", "greater than", "9", true)]
    [InlineData("\"b\"", "greater than", "a", true)]
    [InlineData("\"b\"", "greater than", "10", true)]
    [InlineData("\"a\"", "lower than", "B", false)]
    [InlineData("5", "greater than", "", false)]
    [InlineData("\"\"", "lower than", "a", false)]
    [InlineData("null", "lower than or equals", "1", false)]
    [InlineData("1", "lower than or equals", "{missing}", false)]
    [InlineData("[2]", "greater than", "1", false)]
    [InlineData("18", "greater than or equals", "18", true)]
    [InlineData("18", "lower than or equals", "18", true)]
    [InlineData("18", "lower than", "18", false)]
    [InlineData("\"2020-10-06T23:30:00Z\"", "lower than", "2020-10-07T00:00:00+02:00", false)]
    [InlineData("\"2020-10-06\"", "greater than", "05-11-2019", true)]
    [InlineData("\"06-10-2020\"", "greater than", "07-09-2020", true)]
    [InlineData("{\"utc\":{\"ISO\":\"2020-10-06T16:17:44.727Z\"}}", "greater than", "2020-10-06", true)]
    [InlineData("\"hello\"", "contains", "ell", true)]
    [InlineData("\"hello\"", "contains", "ELL", false)]
    [InlineData("\"hello\"", "contains (case insensitive)", "ELL", true)]
    [InlineData("[\"A\"]", "contains (case insensitive)", "a", true)]
    [InlineData("{\"A\":1}", "contains (case insensitive)", "a", true)]
    [InlineData("null", "contains (case insensitive)", "", false)]
    [InlineData("{\"a\":1}", "contains", "a", true)]
    [InlineData("[1,2]", "contains", "2", true)]
    [InlineData("null", "contains", "a", false)]
    [InlineData("null", "does not contain", "a", true)]
    [InlineData("\"abc\"", "does not contain", "b", false)]
    [InlineData("\"abc\"", "starts with", "a", true)]
    [InlineData("\"abc\"", "starts with", "A", false)]
    [InlineData("null", "starts with", "", false)]
    [InlineData("123", "starts with", "12", true)]
    [InlineData("\"abc\"", "ends with", "bc", true)]
    [InlineData("\"abc\"", "ends with", "b", false)]
    [InlineData("\"BE71\"", "matches regex", "^[A-Z]\\{2\\}\\d+$", true)]
    [InlineData("\"be71\"", "matches regex", "^[A-Z]+\\d+$", false)]
    [InlineData("\"be71\"", "matches regex", "(?i)^[A-Z]+\\d+$", true)]
    [InlineData("\"be71\"", "does not match regex", "^[A-Z]+\\d+$", true)]
    [InlineData("\"b\"", "in", "a, b ,c", true)]
    [InlineData("2", "in", "1,2", true)]
    [InlineData("\"d\"", "in", "a,b", false)]
    [InlineData("\"b\"", "in", "{LIST('a', 'b')}", true)]
    [InlineData("null", "in", "a,b", false)]
    [InlineData("\"d\"", "not in", "a,b", true)]
    [InlineData("null", "not in", "a,b", true)]
    [InlineData("\"a\"", "not in", "a,b", false)]
    [InlineData("0", "exists", "", true)]
    [InlineData("false", "exists", "", true)]
    [InlineData("{}", "exists", "", true)]
    [InlineData("null", "exists", "", false)]
    [InlineData("0", "does not exist", "", false)]
    [InlineData("\"\"", "does not exist", "", true)]
    [InlineData("[]", "is empty", "", true)]
    [InlineData("{}", "is empty", "", true)]
    [InlineData("\"\"", "is empty", "", true)]
    [InlineData("null", "is empty", "", true)]
    [InlineData("0", "is empty", "", false)]
    [InlineData("false", "is not empty", "", true)]
    [InlineData("[]", "is not empty", "", false)]
    [InlineData("[0]", "is not empty", "", true)]
    [InlineData("true", "is true", "", true)]
    [InlineData("\"true\"", "is true", "", true)]
    [InlineData("1", "is true", "", false)]
    [InlineData("null", "is true", "", false)]
    [InlineData("false", "is false", "", true)]
    [InlineData("\"false\"", "is false", "", true)]
    [InlineData("null", "is false", "", false)]
    public void Compares_as_its_operator_says(string variable, string comparison, string value, bool expected) =>
        Assert.Equal(expected, Holds($$"""{"x":{{variable}}}""", ConditionStatement.Parse("x", comparison, value)));

    [Theory]
    [InlineData("x")]
    [InlineData("{x}")]
    [InlineData(" x ")]
    [InlineData("x + 0")]
    [InlineData("{x + 0}")]
    [InlineData("GET({a: x}, 'a')")]
    [InlineData("{GET({a: x}, 'a')}")]
    [InlineData("IF('}' == '{', 0, x)")]
    [InlineData("my-var")]
    [InlineData("first name")]
    [InlineData("{x}5 - 5")]
    public void The_left_side_may_be_a_path_or_an_expression_with_or_without_braces(string variable)
    {
        string expected = variable == "{x}5 - 5" ? "75 - 5" : "7";

        Assert.True(Holds("""{"x":7,"my-var":7,"first name":"7"}""", ConditionStatement.Parse(variable, "equals", expected)));
    }

    [Theory]
    [InlineData("", "does not exist", true)]
    [InlineData("first name", "does not exist", true)]
    [InlineData("first name", "exists", false)]
    public void A_name_that_the_session_does_not_have_is_missing(string variable, string comparison, bool expected) =>
        Assert.Equal(expected, Holds("{}", ConditionStatement.Parse(variable, comparison)));

    [Theory]
    [InlineData("1 / 0", "does not equal", "1", "DIVISION_BY_ZERO")]
    [InlineData("x", "does not equal", "{1 / 0}", "DIVISION_BY_ZERO")]
    [InlineData("x", "does not equal", "a{1 / 0}", "DIVISION_BY_ZERO")]
    [InlineData("NOPE(1)", "does not exist", "", "UNKNOWN_FUNCTION")]
    [InlineData("1 +", "exists", "", "EXPRESSION_SYNTAX")]
    [InlineData("1 +", "does not exist", "", "EXPRESSION_SYNTAX")]
    [InlineData("LENGTH(list", "does not equal", "1", "EXPRESSION_SYNTAX")]
    [InlineData("x", "matches regex", "(", "INVALID_PATTERN")]
    [InlineData("x", "does not match regex", "(", "INVALID_PATTERN")]
    [InlineData("slow", "matches regex", "(a+)+\\1$", "INVALID_PATTERN")]
    [InlineData("slow", "does not match regex", "(a+)+\\1$", "INVALID_PATTERN")]
    public void A_statement_that_cannot_be_evaluated_is_false_and_reported(string variable, string comparison, string value, string code)
    {
        EvaluationContext context = Context($$"""{"x":"a","slow":"{{new string('a', 100)}}b"}""");

        Assert.False(new Condition([ConditionStatement.Parse(variable, comparison, value)]).Holds(context));
        Assert.Equal(code, Assert.Single(context.Faults).Code);
    }

    [Theory]
    [InlineData("true and false", false)]
    [InlineData("true and true", true)]
    [InlineData("false or true", true)]
    [InlineData("false and true or true", true)]
    [InlineData("true or true and false", false)]
    [InlineData("true or false and true", true)]
    [InlineData("false or false", false)]
    public void Statements_are_joined_from_left_to_right_without_precedence(string condition, bool expected)
    {
        string[] words = $"and {condition}".Split(' ');
        ConditionStatement[] statements = [.. words.Chunk(2).Select(pair =>
            ConditionStatement.Parse(pair[1], "is true") with { Join = Enum.Parse<ConditionJoin>(pair[0], ignoreCase: true) })];

        Assert.Equal(expected, new Condition(statements).Holds(Context("{}")));
    }

    [Fact]
    public void Statements_that_cannot_change_the_result_are_not_looked_at()
    {
        EvaluationContext context = Context("""{"locale":"nl-be"}""");
        Condition condition = new(
        [
            ConditionStatement.Parse("locale", "equals", "nl-be"),
            ConditionStatement.Parse("1 / 0", "equals", "nl-nl") with { Join = ConditionJoin.Or },
        ]);

        Assert.True(condition.Holds(context));
        Assert.Empty(context.Faults);
    }

    [Fact]
    public void Counter_example_tells_the_first_time_from_the_second()
    {
        Session session = new();
        Condition second = new([ConditionStatement.Parse("not_understood_counter", "equals", "1")]);

        Assert.False(second.Holds(new EvaluationContext(session.Variables)));
        session.Set("not_understood_counter", Template.Parse("{not_understood_counter|increment}").Evaluate(new EvaluationContext(session.Variables)));
        Assert.True(second.Holds(new EvaluationContext(session.Variables)));
    }

    [Theory]
    [InlineData(20, "evening")]
    [InlineData(18, "evening")]
    [InlineData(12, "afternoon")]
    [InlineData(11, "morning")]
    public void Greeting_example_goes_by_the_hour(int hours, string expected)
    {
        EvaluationContext context = Context($$"""{"time":{"utc":{"hours":{{hours}} } } }""");
        (string Limit, string Greeting)[] branches = [("18", "evening"), ("12", "afternoon")];

        string? greeting = branches.FirstOrDefault(branch =>
            new Condition([ConditionStatement.Parse("time.utc.hours", "greater than or equals", branch.Limit)]).Holds(context)).Greeting;

        Assert.Equal(expected, greeting ?? "morning");
    }

    [Theory]
    [InlineData(8, false)]
    [InlineData(9, true)]
    [InlineData(15, true)]
    [InlineData(16, false)]
    public void Opening_hours_example_needs_both_statements(int hours, bool expected)
    {
        Condition open = new([ConditionStatement.Parse("hours", "greater than", "8"), ConditionStatement.Parse("hours", "lower than", "16")]);

        Assert.Equal(expected, open.Holds(Context($$"""{"hours":{{hours}}}""")));
    }

    [Theory]
    [InlineData("nl-be", true)]
    [InlineData("nl-nl", true)]
    [InlineData("fr-be", false)]
    public void Language_example_needs_one_of_its_statements(string locale, bool expected)
    {
        Condition dutch = new(
        [
            ConditionStatement.Parse("locale", "equals", "nl-be"),
            ConditionStatement.Parse("locale", "equals", "nl-nl") with { Join = ConditionJoin.Or },
        ]);

        Assert.Equal(expected, dutch.Holds(Context($$"""{"locale":"{{locale}}"}""")));
    }

    [Fact]
    public void Channel_example_reads_the_internal_region()
    {
        Condition facebook = new([ConditionStatement.Parse("internal.channel", "equals", "facebook")]);

        Assert.True(facebook.Holds(new EvaluationContext(new Session(channel: Channels.Facebook).Variables)));
        Assert.False(facebook.Holds(new EvaluationContext(new Session(channel: Channels.Web).Variables)));
    }

    [Fact]
    public void Returning_user_example_knows_the_flag_that_was_set_as_text()
    {
        Condition isKnown = new([ConditionStatement.Parse("known_user_flag", "equals", "1")]);

        Assert.False(isKnown.Holds(Context("{}")));
        Assert.True(isKnown.Holds(Context("""{"known_user_flag":"1"}""")));
    }

    [Theory]
    [InlineData("is", ConditionOperator.Equals)]
    [InlineData("==", ConditionOperator.Equals)]
    [InlineData("!=", ConditionOperator.DoesNotEqual)]
    [InlineData(">", ConditionOperator.GreaterThan)]
    [InlineData(">=", ConditionOperator.GreaterThanOrEquals)]
    [InlineData("<", ConditionOperator.LowerThan)]
    [InlineData("<=", ConditionOperator.LowerThanOrEquals)]
    [InlineData("smaller than", ConditionOperator.LowerThan)]
    [InlineData("less than", ConditionOperator.LowerThan)]
    [InlineData(" Greater THAN ", ConditionOperator.GreaterThan)]
    public void Operators_have_aliases_in_any_case(string text, ConditionOperator expected)
    {
        Assert.True(ConditionOperators.TryParse(text, out ConditionOperator comparison));
        Assert.Equal(expected, comparison);
    }

    [Fact]
    public void Every_operator_reads_back_from_its_name() =>
        Assert.All(Enum.GetValues<ConditionOperator>(), comparison =>
        {
            Assert.True(ConditionOperators.TryParse(comparison.ToText(), out ConditionOperator read));
            Assert.Equal(comparison, read);
        });

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("equalz")]
    public void Unknown_operators_are_refused(string? text)
    {
        Assert.False(ConditionOperators.TryParse(text, out _));
        Assert.Throws<ArgumentException>(() => ConditionStatement.Parse("x", text ?? "?"));
    }

    private static bool Holds(string session, ConditionStatement statement) => new Condition([statement]).Holds(Context(session));

    private static EvaluationContext Context(string variables)
    {
        Utf8JsonReader reader = new(Encoding.UTF8.GetBytes($$"""{"id":"s","variables":{{variables}}}"""));
        return new EvaluationContext(Session.Read(ref reader).Variables) { Limits = new ExpressionLimits { MaxPatternTime = TimeSpan.FromMilliseconds(200) } };
    }
}
