namespace ActionSteps.Scripting.Host;

/// <summary>
/// A task of the host that a run waits for, on its way back the link in the queue of answers. It is the continuation of the task itself,
/// so that waiting takes no state machine.
/// </summary>
internal abstract class HostAnswer
{
    /// <summary>What hears of the answer; the census reaches it from here.</summary>
    internal abstract HeapCell Receiver { get; }

    /// <summary>Whether the run may go on where the task has completed.</summary>
    internal abstract bool ContinuesHere { get; }

    /// <summary>The next in the queue of answers; set by the thread that completes the task, then read by the run's.</summary>
    internal HostAnswer? Next { get; set; }

    /// <summary>Neighbours among the answers that are outstanding; only the run's thread uses them.</summary>
    internal HostAnswer? Later { get; set; }

    internal HostAnswer? Earlier { get; set; }

    /// <summary>Lets a task be settled in the run once it is done.</summary>
    /// <param name="task">The task.</param>
    /// <param name="receiver">What hears of it.</param>
    /// <param name="loop">The loop of the run.</param>
    /// <param name="settle">Reads the task, waiting for nothing.</param>
    /// <param name="continuesHere">
    /// Whether the run may go on where the task succeeds: not for functions of the host, which may complete tasks wherever it likes, under
    /// locks too. What fails may do so where somebody cancels, who does not expect to run a script.
    /// </param>
    internal static void Expect<T>(Task<T> task, HeapCell receiver, EventLoop loop, Action<Realm, HeapCell, Task<T>> settle, bool continuesHere)
    {
        var answer = new Answer<T>(task, receiver, loop, settle, continuesHere);
        loop.BeginAnswer(answer);
        task.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(answer.Arrive);
    }

    internal abstract void Settle(Realm realm);

    private sealed class Answer<T>(Task<T> task, HeapCell receiver, EventLoop loop, Action<Realm, HeapCell, Task<T>> settle, bool continuesHere) : HostAnswer
    {
        internal override bool ContinuesHere => continuesHere && task.IsCompletedSuccessfully;

        internal override HeapCell Receiver => receiver;

        internal override void Settle(Realm realm) => settle(realm, receiver, task);

        internal void Arrive()
        {
            // Looked at, so that a failure after the end of the run is not reported as unobserved.
            _ = task.Exception;
            loop.Post(this);
        }
    }
}
