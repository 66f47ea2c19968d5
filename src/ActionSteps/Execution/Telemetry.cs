using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ActionSteps.Execution;

/// <summary>
/// Traces and figures for the host's tools, source and meter both named <c>ActionSteps</c>. Tags name bots, blocks, kinds, states and
/// codes, never data of a conversation. While nobody listens nothing is allocated.
/// </summary>
internal static class Telemetry
{
    public const string Name = "ActionSteps";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Runs = Meter.CreateCounter<long>(
        "actionsteps.runs", "{run}", "Runs that have ended, by bot and status.");

    private static readonly Histogram<double> RunDuration = Meter.CreateHistogram<double>(
        "actionsteps.run.duration", "s", "How long runs took, waits between runs excluded.");

    private static readonly Counter<long> Steps = Meter.CreateCounter<long>(
        "actionsteps.steps", "{step}", "Steps that have ended, by kind and status.");

    private static readonly Histogram<double> StepDuration = Meter.CreateHistogram<double>(
        "actionsteps.step.duration", "s", "How long steps took, by kind.");

    private static readonly Counter<long> Failures = Meter.CreateCounter<long>(
        "actionsteps.failures", "{failure}", "Steps and runs that failed, by code.");

    private static readonly Counter<long> Waits = Meter.CreateCounter<long>(
        "actionsteps.waits", "{wait}", "Runs that ended to go on later.");

    /// <summary>The trace of a run; <c>null</c> while nobody listens.</summary>
    public static Activity? StartRun(string bot, string block) =>
        Source.HasListeners() ? Source.StartActivity("run")?.SetTag("actionsteps.bot", bot).SetTag("actionsteps.block", block) : null;

    /// <summary>The trace of a step; <c>null</c> while nobody listens.</summary>
    public static Activity? StartStep(string kind, string block, string step) =>
        Source.HasListeners()
            ? Source.StartActivity("step")?.SetTag("actionsteps.kind", kind).SetTag("actionsteps.block", block).SetTag("actionsteps.step", step)
            : null;

    public static void EndRun(Activity? activity, string bot, RunStatus status, string? code, TimeSpan duration)
    {
        if (Runs.Enabled)
        {
            Runs.Add(1, Tag("bot", bot), Tag("status", TextOf(status)));
        }

        if (RunDuration.Enabled)
        {
            RunDuration.Record(duration.TotalSeconds, Tag("bot", bot));
        }

        if (status == RunStatus.Waiting && Waits.Enabled)
        {
            Waits.Add(1, Tag("bot", bot));
        }

        End(activity, code);
    }

    public static void EndStep(Activity? activity, string kind, StepStatus status, string? code, TimeSpan duration)
    {
        if (Steps.Enabled)
        {
            Steps.Add(1, Tag("kind", kind), Tag("status", TextOf(status)));
        }

        if (StepDuration.Enabled)
        {
            StepDuration.Record(duration.TotalSeconds, Tag("kind", kind));
        }

        if (code is not null && Failures.Enabled)
        {
            Failures.Add(1, Tag("code", code), Tag("kind", kind));
        }

        End(activity, code);
    }

    /// <summary>The text of a run's status in JSON and tags.</summary>
    public static string TextOf(RunStatus status) => status switch
    {
        RunStatus.Completed => "completed",
        RunStatus.Waiting => "waiting",
        RunStatus.Paused => "paused",
        RunStatus.Closed => "closed",
        RunStatus.Offloaded => "offloaded",
        _ => "failed",
    };

    /// <summary>The text of a step's status in JSON and tags.</summary>
    public static string TextOf(StepStatus status) => status switch
    {
        StepStatus.Succeeded => "succeeded",
        StepStatus.Suspended => "suspended",
        StepStatus.Skipped => "skipped",
        _ => "failed",
    };

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);

    private static void End(Activity? activity, string? code)
    {
        if (activity is null)
        {
            return;
        }

        if (code is not null)
        {
            activity.SetStatus(ActivityStatusCode.Error, code);
        }

        activity.Dispose();
    }
}
