using ActionSteps.Cli.Output;
using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Replay;
using ActionSteps.Sessions;

namespace ActionSteps.Cli.History;

/// <summary>A replayed run for people and for programs: what it did, and in what it differs; sensitive values masked.</summary>
internal sealed class ReplayReport(string conversationId, JournalEntry entry, ReplayResult result)
{
    private readonly BlockResult _run = result.Run;

    /// <summary>The run as a timeline, then the verdict.</summary>
    public IEnumerable<string> Lines()
    {
        yield return $"{ConversationHistory.TimeText(entry.StartedAt)}  run {entry.Number} by {ConversationHistory.NameOf(entry.Trigger)}: "
            + $"{TerminalText.Clean(_run.Block)}, {RunStatusText.Of(_run.Status)}";
        foreach (StepLog step in _run.Log)
        {
            yield return Protocol.Line(step);
        }

        foreach (VariableChange change in _run.Changes)
        {
            yield return Protocol.Line(change);
        }

        foreach (TranscriptEntry said in _run.Transcript)
        {
            yield return ConversationHistory.LineOf(said);
        }

        if (result.IsOtherBot)
        {
            yield return "The bot is not the one that ran: it was changed since, or is another one.";
        }

        yield return Verdict();
        foreach (ReplayDifference difference in result.Differences)
        {
            yield return $"  {TerminalText.Clean(difference.ToString()).ReplaceLineEndings(" ")}";
        }
    }

    /// <summary>The same for programs.</summary>
    public Value ToValue() => Value.Object(
        ("conversation", conversationId),
        ("run", entry.Number),
        ("runId", entry.RunId),
        ("isSame", result.IsSame),
        ("isOtherBot", result.IsOtherBot),
        ("differences", Value.List([.. result.Differences.Select(ToValue)])),
        ("status", RunStatusText.Of(_run.Status)),
        ("block", _run.Block),
        ("error", _run.Error?.ToValue() ?? Value.Null),
        ("changes", Value.List([.. _run.Changes.Select(change => Value.Object(("path", change.Path), ("newValue", change.NewValue)))])),
        ("messages", Value.List([.. _run.Transcript.Select(said => said.Message)])),
        ("log", Value.List([.. _run.Log.Select(step => step.ToValue())])));

    private string Verdict() => result.Differences.Count switch
    {
        0 => "Same result.",
        1 => "1 difference:",
        int count => $"{count} differences:",
    };

    private static Value ToValue(ReplayDifference difference) => Value.Object(
        ("subject", difference.Subject),
        ("block", difference.Block),
        ("step", difference.Step),
        ("recorded", difference.Recorded),
        ("replayed", difference.Replayed));
}
