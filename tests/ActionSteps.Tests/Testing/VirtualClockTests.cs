using ActionSteps.Testing;

namespace ActionSteps.Tests.Testing;

public sealed class VirtualClockTests
{
    [Fact]
    public void Timers_fire_in_order_at_exactly_their_time()
    {
        VirtualClock clock = new();
        List<(string, TimeSpan)> fired = [];
        DateTimeOffset start = clock.GetUtcNow();
        using ITimer second = clock.CreateTimer(_ => fired.Add(("second", clock.GetUtcNow() - start)), null, TimeSpan.FromSeconds(2), Timeout.InfiniteTimeSpan);
        using ITimer first = clock.CreateTimer(_ => fired.Add(("first", clock.GetUtcNow() - start)), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);

        clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal([("first", TimeSpan.FromSeconds(1)), ("second", TimeSpan.FromSeconds(2))], fired);
        Assert.Equal(start.AddSeconds(5), clock.GetUtcNow());
    }

    [Fact]
    public void A_timer_with_a_period_fires_again()
    {
        VirtualClock clock = new();
        int fired = 0;
        using ITimer timer = clock.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));

        clock.Advance(TimeSpan.FromSeconds(6));

        Assert.Equal(3, fired);
    }

    [Fact]
    public void A_disposed_timer_does_not_fire()
    {
        VirtualClock clock = new();
        int fired = 0;
        ITimer timer = clock.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);

        timer.Dispose();
        clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(0, fired);
        Assert.Null(clock.NextTimer);
    }

    [Fact]
    public void A_timer_that_is_due_now_fires_at_once()
    {
        VirtualClock clock = new();
        int fired = 0;

        using ITimer timer = clock.CreateTimer(_ => fired++, null, TimeSpan.Zero, Timeout.InfiniteTimeSpan);

        Assert.Equal(1, fired);
    }

    [Fact]
    public async Task Task_delays_follow_the_clock()
    {
        VirtualClock clock = new();
        Task delay = Task.Delay(TimeSpan.FromHours(1), clock);

        clock.Advance(TimeSpan.FromMinutes(59));
        bool early = delay.IsCompleted;
        clock.Advance(TimeSpan.FromMinutes(1));
        await delay;

        Assert.False(early);
    }

    [Fact]
    public void The_clock_does_not_run_backwards() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new VirtualClock().Advance(TimeSpan.FromSeconds(-1)));
}
