using System.Buffers;
using System.Text;
using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Sessions;

namespace ActionSteps.Replay;

/// <summary>Finds in what a replayed run differs from the recorded one. How long things took does not count.</summary>
internal static class OutcomeComparison
{
    private const int LongestText = 300;

    public static IReadOnlyList<ReplayDifference> Compare(RecordedOutcome recorded, RecordedOutcome replayed)
    {
        List<ReplayDifference> differences = [];
        Add(differences, "status", Telemetry.TextOf(recorded.Status), Telemetry.TextOf(replayed.Status));
        Add(differences, "next", Next(recorded), Next(replayed));
        Add(differences, "error", Text(recorded.Error), Text(replayed.Error));
        StepComparison.Compare(recorded.Log, replayed.Log, differences);
        CompareChanges(recorded.Changes, replayed.Changes, differences);
        for (int i = 0; i < Math.Max(recorded.Effects.Count, replayed.Effects.Count); i++)
        {
            Add(
                differences,
                "effect",
                i < recorded.Effects.Count ? Text(recorded.Effects[i]) : null,
                i < replayed.Effects.Count ? Text(replayed.Effects[i]) : null);
        }

        if (differences.Count == 0 && recorded.SessionHash != replayed.SessionHash)
        {
            differences.Add(new ReplayDifference("session", null, null, "another one", "of other data than its changes tell"));
        }

        return differences;
    }

    public static string Shorten(string text) => text.Length <= LongestText ? text : text[..LongestText] + "…";

    public static string? Text(StepError? error) => error is null ? null : $"{error.Code}: {error.Message}";

    private static void Add(List<ReplayDifference> differences, string subject, string? recorded, string? replayed)
    {
        if (recorded != replayed)
        {
            differences.Add(new ReplayDifference(
                subject, null, null, recorded is null ? null : Shorten(recorded), replayed is null ? null : Shorten(replayed)));
        }
    }

    private static string? Next(RecordedOutcome outcome) =>
        outcome.Continuation is { } wait ? $"{wait.Block}, step {wait.StepIndex}, at {wait.DueTime:O}"
        : outcome.OpenInput is { } input ? $"the answer to {input}"
        : $"nothing after {outcome.Block}";

    private static void CompareChanges(
        IReadOnlyList<VariableChange> recorded, IReadOnlyList<VariableChange> replayed, List<ReplayDifference> differences)
    {
        if (recorded.SequenceEqual(replayed))
        {
            return;
        }

        Dictionary<string, string> before = Last(recorded);
        Dictionary<string, string> now = Last(replayed);
        foreach (string path in before.Keys.Union(now.Keys))
        {
            Add(differences, $"change of {path}", before.GetValueOrDefault(path), now.GetValueOrDefault(path));
        }
    }

    private static Dictionary<string, string> Last(IReadOnlyList<VariableChange> changes)
    {
        Dictionary<string, string> last = new(StringComparer.Ordinal);
        foreach (VariableChange change in changes)
        {
            last[change.Path] = change.NewValue.IsUndefined ? "(removed)" : change.NewValue.ToJson();
        }

        return last;
    }

    private static string Text(Effect effect)
    {
        ArrayBufferWriter<byte> text = new();
        ConversationJson.Write(text, effect);
        return Encoding.UTF8.GetString(text.WrittenSpan);
    }
}
