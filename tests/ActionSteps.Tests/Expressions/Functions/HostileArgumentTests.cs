using ActionSteps.Expressions;
using ActionSteps.Sessions;

namespace ActionSteps.Tests.Expressions.Functions;

public class HostileArgumentTests
{
    private static readonly string[] Pool =
    [
        "null", "true", "false", "0", "1", "-1", "2", "3", "0.5", "-2.5", "1e300", "-1e300", "1e-300", "9007199254740993", "253402300800000",
        "\"\"", "\" \"", "\"a\"", "\"asc\"", "\"desc\"", "\"1\"", "\"-0\"", "\"1e400\"", "\"NaN\"", "\"😀\"", "\"a😀b😀\"", "\"İıßΣ\"",
        "\"2020-02-29\"", "\"31-12-9999\"", "\"9999-12-31T23:59:59.9999999Z\"", "\"0001-01-01T00:00:00+14:00\"", "\"month\"", "\"weeks\"",
        "\"+02:00\"", "\"Europe/Brussels\"", "\"nl-BE\"", "\"YYYY MMMM [x] Z\"", "\"[\"", "\"(a+)+$\"", "\"(\"", "\"i\"", "\"$1$&$$\"",
        "\"__proto__\"", "\"a.b[0]\"", "\"a[100000000]\"", "\"%zz%41%\"", "\"<b>x</b><\"", "\"{\\\"a\\\":[1]}\"", "\"\\u0000\\u001f\"",
        "[]", "[1]", "[1,\"1\",true,\"true\",null]", "[[1,[2,[3]]],[]]", "[{\"a\":1},{\"a\":\"x\"},{}]", "[\"b\",\"a\",10,9,\"2020-01-01\",[1],{}]",
        "{}", "{\"a\":1}", "{\"a\":{\"b\":[1,2]}}", "{\"__proto__\":1,\"constructor\":{\"a\":2}}",
        "{\"utc\":{\"ISO\":\"2020-10-06T16:17:44.727Z\"}}", "{\"ISO\":5}", "{\"key\":\"k\",\"value\":null}",
    ];

    public static TheoryData<string> Functions => new(FunctionCatalogue.Functions.Select(function => function.Name));

    [Theory]
    [MemberData(nameof(Functions))]
    public void Any_arguments_give_a_sound_value_or_one_fault(string name)
    {
        FunctionDescription function = FunctionCatalogue.Functions.Single(function => function.Name == name);
        Random random = new(name.Length);
        for (int run = 0; run < 150; run++)
        {
            int count = random.Next(function.MinArguments, Math.Min(function.MaxArguments, function.MinArguments + 3) + 1);
            (string Name, string Json)[] variables = [.. Enumerable.Range(0, count).Select(i => ($"v{i}", Pool[random.Next(Pool.Length)]))];
            EvaluationContext context = Evaluated.Context(
                Evaluated.With(variables),
                new ExpressionLimits { MaxTextLength = 5_000, MaxListLength = 500, MaxWork = 50_000, MaxPatternTime = TimeSpan.FromMilliseconds(50) });

            bool isDone = Expression.Parse($"{name}({string.Join(", ", variables.Select(variable => variable.Name))})").TryEvaluate(context, out Value value);

            Assert.Equal(isDone ? 0 : 1, context.Faults.Count);
            Assert.Equal(value.IsUndefined ? Value.Null : value, Value.ParseJson(value.ToJson()));
            Assert.InRange(value.TryGetText(out string? text) ? text.Length : 0, 0, 5_000);
            Assert.InRange(value.TryGetList(out ValueList? list) ? list.Count : 0, 0, 500);
            Assert.False(HasLoneSurrogate(text ?? ""), $"{name} cut a pair of {string.Join(" ", variables.Select(variable => variable.Json))}");
        }
    }

    private static bool HasLoneSurrogate(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return true;
            }
        }

        return false;
    }
}
