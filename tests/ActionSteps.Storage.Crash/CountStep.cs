using System.Globalization;
using ActionSteps.Sessions;

namespace ActionSteps.Storage.Crash;

/// <summary>Counts messages, of all and of each sender, and notes senders whose messages do not come one after the other.</summary>
[StepKind("crash.count")]
public sealed class CountStep : ActionStep
{
    /// <inheritdoc/>
    public override bool HasImmediateEffects(StepContext context) => false;

    /// <inheritdoc/>
    protected override ValueTask<StepOutcome> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        string text = context.Variables["internal.messageContent"].ToString();
        string[] parts = text.Split(':');
        double number = double.Parse(parts[1], CultureInfo.InvariantCulture);
        string last = $"last.{parts[0]}";
        if (number != Read(context, last) + 1)
        {
            context.Set("violations", Read(context, "violations") + 1);
        }

        context.Set(VariablePath.Parse(last), number);
        context.Set("total", Read(context, "total") + number);
        context.Set("count", Read(context, "count") + 1);
        context.Set("text", text);
        return new(StepOutcome.Continue);
    }

    private static double Read(StepContext context, string path) => context.Variables[path].TryGetNumber(out double number) ? number : 0;
}
