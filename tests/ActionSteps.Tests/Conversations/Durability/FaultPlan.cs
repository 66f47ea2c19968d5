namespace ActionSteps.Tests.Conversations.Durability;

/// <summary>Where a fault happens: the points before and after every call are counted, and at one of them something goes wrong.</summary>
internal sealed class FaultPlan(int at, bool kills)
{
    private int _points;

    /// <summary>Points passed so far.</summary>
    public int Points => Volatile.Read(ref _points);

    /// <summary>Whether the fault has happened, and its name.</summary>
    public string? Happened { get; private set; }

    /// <summary>Whether the process is dead: nothing it does reaches anything any more.</summary>
    public bool IsDead { get; private set; }

    /// <summary>The process dies at no particular point.</summary>
    public void Kill() => IsDead = true;

    /// <summary>Passes a point.</summary>
    /// <param name="name">What happens there.</param>
    /// <param name="canFail">Whether a fault there leaves the process alive; otherwise only a kill counts.</param>
    public void Pass(string name, bool canFail = true)
    {
        if (IsDead)
        {
            throw new FaultException("The process is dead.");
        }

        if (!kills && !canFail)
        {
            return;
        }

        if (Interlocked.Increment(ref _points) == at)
        {
            Happened = name;
            IsDead = kills;
            throw new FaultException(name);
        }
    }

    public sealed class FaultException(string name) : Exception($"Fault at {name}");
}
