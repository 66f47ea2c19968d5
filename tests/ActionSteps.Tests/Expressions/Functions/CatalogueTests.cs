using ActionSteps.Expressions;

namespace ActionSteps.Tests.Expressions.Functions;

public class CatalogueTests
{
    /// <summary>Every row of expressions.md part C: the names of the row, and the aliases of each.</summary>
    private const string Reference =
        """
        CAPITALIZE; DOWNCASE = LOWER LOWERCASE; UPCASE = UPPER UPPERCASE; TITLECASE = PROPER; TRIM = STRIP; LSTRIP = TRIM_START;
        RSTRIP = TRIM_END; LENGTH = SIZE LEN COUNT; CONCAT = CONCATENATE; CONTAINS = INCLUDES; STARTS_WITH = STARTSWITH;
        ENDS_WITH = ENDSWITH; INDEX_OF = INDEXOF; LAST_INDEX_OF; REPLACE = SUBSTITUTE; REPLACE_FIRST; REMOVE; SUBSTRING = SUBSTR; SLICE;
        LEFT; RIGHT; MID; SPLIT; JOIN; REPEAT = REPT; REVERSE; PAD_START = PADLEFT; PAD_END = PADRIGHT; TRUNCATE;
        MATCH = ISMATCH REGEX_TEST; EXTRACT; REGEX_REPLACE; URL_ENCODE = ENCODE_URL; URL_DECODE; BASE64_ENCODE; BASE64_DECODE;
        ESCAPE = ESCAPE_HTML; STRIP_HTML; NEWLINE_TO_BR; TEXT = STRING;
        ABS; CEIL = CEILING; FLOOR; ROUND; TRUNC = INT; MIN; MAX; SUM; AVERAGE = AVG; PLUS = ADD; MINUS = SUB; TIMES = MUL;
        DIVIDED_BY = DIV; MODULO = MOD; INCREMENT; DECREMENT; POWER = POW; SQRT; SIGN; AT_LEAST; AT_MOST; RANDOM = RAND; RANDOM_INT;
        NUMBER = FLOAT; FORMAT_NUMBER;
        APPEND = PUSH; PREPEND; FIRST; LAST; AT; COMPACT; FLATTEN; UNIQUE = UNIQ; SORT = SORT_BY; MAP = PLUCK; WHERE = FILTER; FIND;
        RANGE; SKIP; TAKE; UNION; INTERSECTION; DIFFERENCE; REMOVE_ITEM; REMOVE_AT; SAMPLE = RANDOM_ITEM; SHUFFLE; LIST = ARRAY;
        GET = PROPERTY; SET; HAS; KEYS; VALUES; ENTRIES; MERGE; PICK; OMIT; PARSE_JSON = JSON; STRINGIFY = TO_JSON;
        IF; SWITCH; AND; OR; NOT; DEFAULT; COALESCE; EXISTS; IS_EMPTY = EMPTY BLANK; IS_NUMBER; IS_TEXT; IS_BOOLEAN; IS_LIST; IS_OBJECT;
        IS_DATE; TYPE_OF; BOOLEAN = BOOL; EQUALS; TRY = IFERROR; UUID = GUID;
        NOW; TODAY; DATE; PARSE_DATE; FORMAT_DATE = DATE_FORMAT; DATE_ADD = ADD_DATE; DATE_DIFF; YEAR; MONTH; DAY; HOUR; MINUTE; SECOND;
        WEEKDAY = DAY_OF_WEEK; WEEK; TIMESTAMP; IS_BEFORE; IS_AFTER; START_OF; END_OF; TO_ZONE;
        """;

    private static readonly string[] Rows = Reference.ReplaceLineEndings(" ").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public static TheoryData<string> Functions => new(FunctionCatalogue.Functions.Select(function => function.Name));

    [Fact]
    public void Holds_every_function_and_alias_of_the_reference()
    {
        IEnumerable<string> rows = FunctionCatalogue.Functions.Select(function =>
            function.Aliases.Count == 0 ? function.Name : $"{function.Name} = {string.Join(' ', function.Aliases)}");

        Assert.Equal(Rows.Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Refuses_too_few_and_too_many_arguments(string name)
    {
        FunctionDescription function = FunctionCatalogue.Functions.Single(function => function.Name == name);
        foreach (string called in function.Aliases.Prepend(name).Append(name.ToLowerInvariant()))
        {
            foreach (int count in new[] { function.MinArguments - 1, function.MaxArguments == int.MaxValue ? -1 : function.MaxArguments + 1 })
            {
                if (count >= 0)
                {
                    string call = $"{called}({string.Join(", ", Enumerable.Repeat("null", count))})";

                    Assert.Equal("ARGUMENT_COUNT", Evaluated.Failure(call));
                    Assert.Equal("ARGUMENT_COUNT", Assert.Single(Expression.Parse(call).Warnings).Code);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Says_in_its_signature_how_many_arguments_it_takes(string name)
    {
        FunctionDescription function = FunctionCatalogue.Functions.Single(function => function.Name == name);
        string parameters = function.Signature[(name.Length + 1)..^1];
        string required = parameters.Split('[')[0].Split('|')[0];
        int named = required.Split(',', StringSplitOptions.RemoveEmptyEntries).Count(part => part.Trim() is not ("" or "…"));
        int optional = parameters.Split('[').Skip(1).Sum(part => part.Split(']')[0].Split(',', StringSplitOptions.RemoveEmptyEntries).Length);

        Assert.StartsWith(name + "(", function.Signature, StringComparison.Ordinal);
        Assert.NotEmpty(function.Summary);
        Assert.InRange(function.MinArguments, parameters.Contains('…') ? 0 : named, named);
        Assert.True(name == "GET" || function.MaxArguments == (parameters.Contains('…') ? int.MaxValue : named + optional));
    }

    [Theory]
    [InlineData("LOWER('A')", "\"a\"")]
    [InlineData("LOWERCASE('A')", "\"a\"")]
    [InlineData("UPPER('a')", "\"A\"")]
    [InlineData("UPPERCASE('a')", "\"A\"")]
    [InlineData("PROPER('ab')", "\"Ab\"")]
    [InlineData("STRIP(' a ')", "\"a\"")]
    [InlineData("TRIM_START(' a ')", "\"a \"")]
    [InlineData("TRIM_END(' a ')", "\" a\"")]
    [InlineData("SIZE('ab')", "2")]
    [InlineData("LEN('ab')", "2")]
    [InlineData("COUNT([1])", "1")]
    [InlineData("CONCATENATE('a', 'b')", "\"ab\"")]
    [InlineData("INCLUDES('ab', 'b')", "true")]
    [InlineData("STARTSWITH('ab', 'a')", "true")]
    [InlineData("ENDSWITH('ab', 'b')", "true")]
    [InlineData("INDEXOF('ab', 'b')", "1")]
    [InlineData("SUBSTITUTE('ab', 'a', 'c')", "\"cb\"")]
    [InlineData("SUBSTR('abc', 1)", "\"bc\"")]
    [InlineData("REPT('a', 2)", "\"aa\"")]
    [InlineData("PADLEFT('a', 2)", "\" a\"")]
    [InlineData("PADRIGHT('a', 2)", "\"a \"")]
    [InlineData("ISMATCH('a', 'a')", "true")]
    [InlineData("REGEX_TEST('a', 'b')", "false")]
    [InlineData("ENCODE_URL(' ')", "\"%20\"")]
    [InlineData("ESCAPE_HTML('<')", "\"&lt;\"")]
    [InlineData("STRING(1)", "\"1\"")]
    [InlineData("CEILING(1.5)", "2")]
    [InlineData("INT(1.5)", "1")]
    [InlineData("AVG(1, 3)", "2")]
    [InlineData("ADD('1', '2')", "3")]
    [InlineData("SUB(1, 2)", "-1")]
    [InlineData("MUL(3, 2)", "6")]
    [InlineData("DIV(3, 2)", "1.5")]
    [InlineData("MOD(3, 2)", "1")]
    [InlineData("POW(3, 2)", "9")]
    [InlineData("RAND() < 1", "true")]
    [InlineData("FLOAT('1.5')", "1.5")]
    [InlineData("PUSH([1], 2)", "[1,2]")]
    [InlineData("UNIQ([1, 1])", "[1]")]
    [InlineData("SORT_BY([{n: 2}, {n: 1}], 'n')", "[{\"n\":1},{\"n\":2}]")]
    [InlineData("PLUCK([{n: 2}], 'n')", "[2]")]
    [InlineData("FILTER([{n: 2}], 'n', 1)", "[]")]
    [InlineData("RANDOM_ITEM([1])", "1")]
    [InlineData("ARRAY(1)", "[1]")]
    [InlineData("PROPERTY({a: 1}, 'a')", "1")]
    [InlineData("JSON('[1]')", "[1]")]
    [InlineData("TO_JSON([1])", "\"[1]\"")]
    [InlineData("EMPTY('')", "true")]
    [InlineData("BLANK('a')", "false")]
    [InlineData("BOOL('yes')", "true")]
    [InlineData("IFERROR(1 / 0, 5)", "5")]
    [InlineData("LENGTH(GUID())", "36")]
    [InlineData("DATE_FORMAT('2020-10-06', 'YYYY')", "\"2020\"")]
    [InlineData("ADD_DATE('2020-10-06', 1, 'day')", "\"2020-10-07T00:00:00.000Z\"")]
    [InlineData("DAY_OF_WEEK('2020-10-06')", "2")]
    public void Aliases_do_the_same(string expression, string expected) => Assert.Equal(expected, Evaluated.Json(expression));
}
