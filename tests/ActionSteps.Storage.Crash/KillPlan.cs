using System.Globalization;
using ActionSteps.Testing.Faults;

namespace ActionSteps.Storage.Crash;

/// <summary>Where a worker ends itself: <c>none</c>, <c>point:12</c>, or <c>call:TryCommitAsync:After:3</c> for the third time that it is there.</summary>
public static class KillPlan
{
    public static Func<FaultPoint, StoreFault> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        switch (text.Split(':'))
        {
            case ["none"]:
                return static _ => StoreFault.None;
            case ["point", string number]:
                return FaultyConversationStore.Once(long.Parse(number, CultureInfo.InvariantCulture), StoreFault.Kill);
            case ["call", string call, string moment, string times]:
                FaultMoment when = Enum.Parse<FaultMoment>(moment);
                int left = int.Parse(times, CultureInfo.InvariantCulture);
                return point => point.Call == call && point.Moment == when && Interlocked.Decrement(ref left) == 0 ? StoreFault.Kill : StoreFault.None;
            default:
                throw new ArgumentException($"\"{text}\" is no plan.", nameof(text));
        }
    }
}
