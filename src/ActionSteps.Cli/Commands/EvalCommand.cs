using System.CommandLine;
using ActionSteps.Cli.Input;
using ActionSteps.Cli.Output;
using ActionSteps.Expressions;
using ActionSteps.Sessions;
using ActionSteps.Testing;

namespace ActionSteps.Cli.Commands;

/// <summary><c>actionsteps eval</c>: renders one template.</summary>
internal static class EvalCommand
{
    public static Command Create(TextWriter output)
    {
        Argument<string> template = new("template") { Description = "The text with placeholders, as in 'Hi {UPCASE(name)}!'. A single placeholder keeps its native value." };
        Option<FileInfo?> session = CommonOptions.Session();
        Option<string[]> set = CommonOptions.Set();
        Option<string?> clock = CommonOptions.Clock();
        Option<bool> json = CommonOptions.Json();
        Command command = new("eval", "Renders a template against a session.") { template, session, set, clock, json };
        command.SetAction(async (parsed, _) =>
        {
            Session data = SessionFile.Load(parsed.GetValue(session), parsed.GetValue(set) ?? [], channel: null);
            DateTimeOffset? time = ClockText.Parse(parsed.GetValue(clock));
            await WriteAsync(output, parsed.GetRequiredValue(template), data, time, parsed.GetValue(json));
            return ExitCode.Fine;
        });
        return command;
    }

    private static async Task WriteAsync(TextWriter output, string text, Session session, DateTimeOffset? time, bool json)
    {
        EvaluationContext context = new(session.Variables) { Clock = time is { } start ? new VirtualClock(start) : TimeProvider.System };
        Template template = Template.Parse(text);
        template.TryEvaluate(context, out Value value);
        if (json)
        {
            await output.WriteLineAsync(JsonOutput.Format(Value.Object(
                ("value", value.IsUndefined ? Value.Null : value),
                ("text", value.ToString()),
                ("warnings", Value.List(ValueList.Create(context.Faults.Select(ToValue)))),
                ("error", Value.Null))));
            return;
        }

        await output.WriteLineAsync(value.ToString());
        foreach (ExpressionFault fault in context.Faults)
        {
            await Console.Error.WriteLineAsync($"{fault.Code}: {fault.Message} (at {fault.Position})");
        }
    }

    private static Value ToValue(ExpressionFault fault) => Value.Object(
        ("code", fault.Code), ("message", fault.Message), ("position", fault.Position));
}
