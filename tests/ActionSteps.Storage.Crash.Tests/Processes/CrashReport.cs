using System.Globalization;
using System.Text;

namespace ActionSteps.Storage.Crash.Tests.Processes;

/// <summary>What was counted from the outside.</summary>
internal sealed record CrashReport
{
    public required int Seed { get; init; }

    public required IReadOnlyDictionary<string, int> Killed { get; init; }

    public required int Starts { get; init; }

    public required int Conversations { get; init; }

    public required int Accepted { get; init; }

    public required int Unsure { get; init; }

    public required int Effects { get; init; }

    public required int Repeats { get; init; }

    /// <summary>Effects of accepted messages that never came.</summary>
    public required IReadOnlyList<string> Lost { get; init; }

    /// <summary>Effects that came of nothing that was accepted.</summary>
    public required IReadOnlyList<string> Unowed { get; init; }

    /// <summary>Effects that came under two keys.</summary>
    public required IReadOnlyList<string> Doubled { get; init; }

    public required IReadOnlyList<string> OutOfOrder { get; init; }

    public required IReadOnlyList<string> MixedUp { get; init; }

    /// <summary>How late delays ended, ordered.</summary>
    public required IReadOnlyList<TimeSpan> Late { get; init; }

    /// <summary>Messages that were handled before a delay of their conversation although it was over before they were sent.</summary>
    public required IReadOnlyList<string> Overtaking { get; init; }

    public required TimeSpan Killing { get; init; }

    public required string? Unfinished { get; init; }

    /// <summary>Conversations that still have something to do.</summary>
    public IReadOnlyList<string> Stuck { get; init; } = [];

    public int Parked { get; init; }

    /// <summary>Conversations whose stored state is wrong.</summary>
    public IReadOnlyList<string> Wrong { get; init; } = [];

    public int NotDrained { get; init; }

    public IReadOnlyList<string> Errors { get; init; } = [];

    public TimeSpan All { get; init; }

    public int Early => Late.Count(late => late < TimeSpan.Zero);

    /// <summary>Whether nothing was lost, doubled, stuck, out of order or too early.</summary>
    public bool IsGood =>
        Unfinished is null && Parked == 0 && NotDrained == 0 && Early == 0 && Accepted > 0
        && Lost.Count + Unowed.Count + Doubled.Count + OutOfOrder.Count + MixedUp.Count + Stuck.Count + Wrong.Count == 0;

    /// <summary>
    /// Whether no delay has waited for messages that came after its end, however slow the machine is. One that has failed waits for its next
    /// attempt; then workers have told of it.
    /// </summary>
    public bool IsPunctual => Overtaking.Count == 0 || Errors.Count > 0;

    public override string ToString()
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{Killed.Values.Sum()} kills (");
        text.AppendJoin(", ", Killed.Select(pair => FormattableString.Invariant($"{pair.Value} {pair.Key}")));
        text.AppendLine(CultureInfo.InvariantCulture, $"), {Starts} starts in {Killing.TotalSeconds:N1} s, all done after {All.TotalSeconds:N1} s; ACTIONSTEPS_PROOF_SEED={Seed}");
        text.AppendLine(CultureInfo.InvariantCulture, $"{Accepted} messages of {Conversations} conversations accepted ({Unsure} sent again), {Effects} effects by key, {Repeats} repeats recognised by their key");
        text.AppendLine(CultureInfo.InvariantCulture, $"lost {Lost.Count}, doubled {Doubled.Count}, stuck {Stuck.Count}, out of order {OutOfOrder.Count}, timers early {Early} of {Late.Count}, overtaken by later messages {Overtaking.Count}");
        if (Late.Count > 0)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"timers late: median {Late[Late.Count / 2].TotalSeconds:N2} s, 99 % {Late[Late.Count * 99 / 100].TotalSeconds:N2} s, at most {Late[^1].TotalSeconds:N2} s");
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"unowed {Unowed.Count}, mixed up {MixedUp.Count}, wrong states {Wrong.Count}, parked {Parked}, not drained {NotDrained} {Unfinished}");
        foreach ((string name, IReadOnlyList<string> list) in (IEnumerable<(string, IReadOnlyList<string>)>)
            [
                ("lost", Lost), ("unowed", Unowed), ("doubled", Doubled), ("out of order", OutOfOrder), ("mixed up", MixedUp), ("stuck", Stuck),
                ("wrong", Wrong), ("overtaking", Overtaking), ("error of a worker", Errors),
            ])
        {
            foreach (string one in list.Take(10))
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"  {name}: {one}");
            }
        }

        return text.ToString();
    }
}
