namespace ActionSteps.Testing.Faults;

/// <summary>What happens at a fault point.</summary>
public enum StoreFault
{
    /// <summary>Nothing: the call goes on.</summary>
    None,

    /// <summary>The call raises <see cref="InvalidOperationException"/>, as a store with a fault of its own does.</summary>
    Error,

    /// <summary>The call raises <see cref="IOException"/> around a socket that was reset.</summary>
    LostConnection,

    /// <summary>The call raises <see cref="TimeoutException"/>, at once.</summary>
    Timeout,

    /// <summary>The process ends at once, as by <c>kill -9</c>: no handler runs, nothing is flushed.</summary>
    Kill,
}
