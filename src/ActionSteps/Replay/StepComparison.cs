using ActionSteps.Execution;
using ActionSteps.Sessions;

namespace ActionSteps.Replay;

/// <summary>Compares what two runs did step by step; steps that only one of them has do not make the rest different.</summary>
internal static class StepComparison
{
    public static void Compare(IReadOnlyList<StepLog> recorded, IReadOnlyList<StepLog> replayed, List<ReplayDifference> differences)
    {
        int i = 0;
        int j = 0;
        while (i < recorded.Count || j < replayed.Count)
        {
            if (i < recorded.Count && j < replayed.Count && IsSameStep(recorded[i], replayed[j]))
            {
                CompareStep(recorded[i++], replayed[j++], differences);
            }
            else if (j < replayed.Count && (i >= recorded.Count || !IsAhead(recorded, i, replayed[j])))
            {
                StepLog added = replayed[j++];
                differences.Add(new ReplayDifference("step", added.Block, added.Step, null, Text(added)));
            }
            else
            {
                StepLog missing = recorded[i++];
                differences.Add(new ReplayDifference("step", missing.Block, missing.Step, Text(missing), null));
            }
        }
    }

    private static bool IsSameStep(StepLog one, StepLog other) => one.Block == other.Block && one.Step == other.Step && one.Kind == other.Kind;

    private static bool IsAhead(IReadOnlyList<StepLog> steps, int from, StepLog wanted)
    {
        for (int i = from; i < steps.Count; i++)
        {
            if (IsSameStep(steps[i], wanted))
            {
                return true;
            }
        }

        return false;
    }

    private static void CompareStep(StepLog recorded, StepLog replayed, List<ReplayDifference> differences)
    {
        Add("status", Telemetry.TextOf(recorded.Status), Telemetry.TextOf(replayed.Status));
        Add("error", OutcomeComparison.Text(recorded.Error), OutcomeComparison.Text(replayed.Error));
        Add("warnings", Warnings(recorded), Warnings(replayed));
        ValueObject before = recorded.Inputs;
        ValueObject now = replayed.Inputs;
        foreach (string name in before.Names.ToArray().Union(now.Names.ToArray(), StringComparer.Ordinal))
        {
            Add($"input {name}", Text(before[name]), Text(now[name]));
        }

        void Add(string subject, string? was, string? becomes)
        {
            if (was != becomes)
            {
                differences.Add(new ReplayDifference(
                    subject,
                    replayed.Block,
                    replayed.Step,
                    was is null ? null : OutcomeComparison.Shorten(was),
                    becomes is null ? null : OutcomeComparison.Shorten(becomes)));
            }
        }
    }

    private static string? Text(Value value) => value.IsUndefined ? null : value.ToJson();

    private static string Text(StepLog step) => $"{step.Kind} {Telemetry.TextOf(step.Status)}";

    private static string? Warnings(StepLog step) =>
        step.Warnings.Count == 0 ? null : string.Join("; ", step.Warnings.Select(static warning => $"{warning.Code}: {warning.Message}"));
}
