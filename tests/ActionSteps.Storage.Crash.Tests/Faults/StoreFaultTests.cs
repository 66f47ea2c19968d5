using ActionSteps.Conversations;
using ActionSteps.Storage.Crash.Tests.Support;
using ActionSteps.Testing;
using ActionSteps.Testing.Faults;

namespace ActionSteps.Storage.Crash.Tests.Faults;

/// <summary>Every call of every store fails once, before and after it has happened, in every way.</summary>
public sealed class StoreFaultTests
{
    private static readonly StoreFault[] Faults = [StoreFault.Error, StoreFault.LostConnection, StoreFault.Timeout];

    public static TheoryData<string, string> Calls
    {
        get
        {
            TheoryData<string, string> rows = [];
            foreach (string store in NewStore.Kinds)
            {
                foreach (string call in FaultyConversationStore.Calls)
                {
                    rows.Add(store, call);
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_call_that_fails_has_happened_or_not_and_succeeds_when_it_is_made_again(string store, string name)
    {
        StoreCall call = StoreCall.All.Single(call => call.Name == name);
        VirtualClock clock = new();
        await using NewStore undisturbed = new(store, clock);
        await call.PrepareAsync(undisturbed.Conversations);
        string before = await StoreCall.DescribeAsync(undisturbed.Conversations);
        string answer = await call.DoAsync(undisturbed.Conversations);
        string after = await StoreCall.DescribeAsync(undisturbed.Conversations);
        Assert.True(answer.Length > 0 || before != after, $"The test of {name} sees nothing: {before}");

        foreach (FaultMoment moment in Enum.GetValues<FaultMoment>())
        {
            foreach (StoreFault fault in Faults)
            {
                await using NewStore inner = new(store, clock);
                await call.PrepareAsync(inner.Conversations);
                bool hasFailed = false;
                FaultyConversationStore faulty = new(
                    inner.Conversations,
                    point => point.Moment == moment && !hasFailed && (hasFailed = point.Call == name) ? fault : StoreFault.None);

                await Assert.ThrowsAnyAsync<Exception>(() => call.DoAsync(faulty));
                Assert.Equal(moment == FaultMoment.Before ? before : after, await StoreCall.DescribeAsync(inner.Conversations));

                Assert.Equal(answer, await call.DoAsync(faulty));
                Assert.Equal(after, await StoreCall.DescribeAsync(inner.Conversations));
            }
        }
    }
}
