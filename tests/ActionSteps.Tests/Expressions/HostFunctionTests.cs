using ActionSteps.Expressions;
using ActionSteps.Sessions;

namespace ActionSteps.Tests.Expressions;

public class HostFunctionTests
{
    [Fact]
    public void A_host_function_gets_evaluated_arguments_and_the_context()
    {
        FunctionRegistry functions = new FunctionRegistry().Add(
            "GREET",
            static (arguments, context) => $"{arguments.Length}:{arguments[0]}:{arguments[1]}:{context.Variables["name"]}");
        EvaluationContext context = Given.Session("""{"name":"Ann"}""", functions);

        Assert.Equal("2:3:x:Ann", context.Render("{greet(1 + 2, 'x')}"));
    }

    [Fact]
    public void Any_number_of_arguments_arrives_in_order()
    {
        FunctionRegistry functions = new FunctionRegistry().Add("ALL", static (arguments, _) => Value.List(arguments));

        Assert.Equal(
            Given.Json("[1,2,3,4,5,6,7,8,9,10]"), Given.Session(functions: functions).Evaluate("ALL(1,2,3,4,5,6,7,8,9,10)"));
    }

    [Fact]
    public void A_function_of_the_catalogue_is_replaced_only_on_purpose()
    {
        FunctionRegistry functions = new();

        Assert.Throws<ArgumentException>(() => functions.Add("IF", static (_, _) => 1));
        functions.Add("IF", static (arguments, _) => arguments.Length, overrideBuiltIn: true);

        EvaluationContext context = Given.Session(functions: functions);
        Assert.Equal(Value.Number(1), context.Evaluate("IF(true)"));
        Assert.Equal("3", context.Render("{IF(true, 'a', 'b')}"));
        Assert.Equal(Value.True, context.Evaluate("!!IF(false, false)"));
        Assert.Equal(Value.Text("b"), context.Evaluate("false ? 'a' : 'b'"));
        Assert.Equal(Value.Number(2), context.Evaluate("DEFAULT(missing, 2)"));
    }

    [Theory]
    [InlineData("greet")]
    [InlineData("Greet")]
    [InlineData("1GREET")]
    [InlineData("_GREET")]
    [InlineData("GREET ME")]
    [InlineData("GREET.ME")]
    public void Names_are_upper_case_identifiers(string name) =>
        Assert.Throws<ArgumentException>(() => new FunctionRegistry().Add(name, static (_, _) => 1));

    [Fact]
    public void A_name_is_added_once()
    {
        FunctionRegistry functions = new FunctionRegistry().Add("GREET", static (_, _) => 1);

        Assert.Throws<ArgumentException>(() => functions.Add("GREET", static (_, _) => 2));
        Assert.True(functions.Contains("greet"));
        Assert.Throws<InvalidOperationException>(() => FunctionRegistry.Empty.Add("GREET", static (_, _) => 1));
    }

    [Fact]
    public void An_exception_of_a_host_function_fails_the_expression()
    {
        FunctionRegistry functions = new FunctionRegistry().Add("BROKEN", static (_, _) => throw new FormatException("no luck"));
        EvaluationContext context = Given.Session(functions: functions);

        ExpressionFault fault = context.Fault("1 + BROKEN()");

        Assert.Equal((ErrorCodes.ExpressionError, 4), (fault.Code, fault.Position));
        Assert.Contains("\"BROKEN\" failed: no luck", fault.Message, StringComparison.Ordinal);
        Assert.Equal(Value.Number(2), context.Evaluate("TRY(BROKEN(), 2)"));
    }

    [Fact]
    public void Cancellation_passes_and_limits_stay_limits()
    {
        FunctionRegistry functions = new FunctionRegistry()
            .Add("CANCEL", static (_, _) => throw new OperationCanceledException())
            .Add("DEEP", static (arguments, context) => Nest(arguments[0], 200))
            .Add("NESTED", static (_, context) => Expression.Parse("1 / 0").Evaluate(context));
        EvaluationContext context = Given.Session(functions: functions);

        Assert.Throws<OperationCanceledException>(() => context.Evaluate("TRY(CANCEL(), 1)"));
        Assert.Equal(ErrorCodes.ExpressionLimit, context.Fault("DEEP(1)").Code);
        Assert.Equal(ErrorCodes.DivisionByZero, context.Fault("NESTED()").Code);
    }

    [Fact]
    public void An_expression_inside_of_a_host_function_has_no_budget_of_its_own()
    {
        FunctionRegistry functions = new FunctionRegistry()
            .Add("AGAIN", static (_, context) => Expression.Parse("t + t").Evaluate(context));
        EvaluationContext context = Given.Session(
            $$"""{"t":"{{new string('x', 400)}}"}""", functions, new ExpressionLimits { MaxWork = 1_000 });

        Assert.Equal(800, context.Evaluate("t + t").ToString().Length);
        Assert.Equal(ErrorCodes.ExpressionLimit, context.Fault("[t + t, AGAIN()]").Code);
        Assert.Equal(800, context.Evaluate("t + t").ToString().Length);
    }

    [Fact]
    public void Results_of_host_functions_are_held_to_the_limits()
    {
        FunctionRegistry functions = new FunctionRegistry()
            .Add("LONG", static (_, _) => new string('x', 11))
            .Add("MANY", static (_, _) => Value.List(ValueList.Create(new Value[11])));
        EvaluationContext context = Given.Session(
            functions: functions, limits: new ExpressionLimits { MaxTextLength = 10, MaxListLength = 10 });

        Assert.Equal(ErrorCodes.ExpressionLimit, context.Fault("LONG()").Code);
        Assert.Equal(ErrorCodes.ExpressionLimit, context.Fault("MANY()").Code);
    }

    private static Value Nest(Value value, int levels)
    {
        for (int i = 0; i < levels; i++)
        {
            value = Value.List(value);
        }

        return value;
    }
}
