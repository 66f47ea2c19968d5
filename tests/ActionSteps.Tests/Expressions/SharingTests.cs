using ActionSteps.Expressions;
using ActionSteps.Sessions;

namespace ActionSteps.Tests.Expressions;

public class SharingTests
{
    [Fact]
    public void Parsed_expressions_and_templates_serve_many_threads_at_once()
    {
        Expression expression = Expression.Parse("IF(n % 2 == 0, UPCASE(CONCAT(name, '-', n)), [n, {a: n * 0.1}])");
        Template template = Template.Parse("{name|capitalize} {n / 3} {MAP([{k: n}], 'k')[0]} {1 / (n - n)}");

        Parallel.For(0, 2_000, i =>
        {
            Session session = new($"s{i}");
            session.Set("n", i);
            session.Set("name", $"x{i}");
            EvaluationContext context = new(session.Variables);

            Value expected = i % 2 == 0 ? Value.Text($"X{i}-{i}") : Value.List(i, Value.Object(("a", context.Evaluate("n * 0.1"))));
            Assert.Equal(expected, expression.Evaluate(context));
            Assert.Equal($"X{i} {context.Evaluate("n / 3")} {i} ", template.Render(context));
            Assert.Single(context.Faults);
        });
    }

    [Fact]
    public void Evaluating_changes_neither_the_session_nor_its_values()
    {
        EvaluationContext context = Given.Session(Given.Table);
        ValueObject before = context.Variables.User;

        context.Render("{APPEND(list, 4)}{SET(user, 'name', 'x')}{count|increment}{SORT(list)}{[list, user]}");

        Assert.Same(before, context.Variables.User);
        Assert.Empty(context.Variables.Changes);
    }
}
