namespace ActionSteps.Conversations;

/// <summary>
/// Lets one turn at a time into a conversation, in the order of arrival. A conversation that nobody works on costs nothing here, and no
/// thread waits.
/// </summary>
internal sealed class ConversationGates
{
    private readonly Dictionary<string, Gate> _gates = new(StringComparer.Ordinal);

    /// <summary>Whether anybody is in, or waits to be let in.</summary>
    public bool IsTaken(string conversationId)
    {
        lock (_gates)
        {
            return _gates.ContainsKey(conversationId);
        }
    }

    /// <summary>Waits for its turn. The place in line is taken when the call is made, not when it is awaited.</summary>
    /// <exception cref="OperationCanceledException">The caller does not want to wait any more; those behind it are not held up.</exception>
    public ValueTask<Pass> EnterAsync(string conversationId, CancellationToken cancellationToken)
    {
        Pass pass;
        Task before;
        lock (_gates)
        {
            if (!_gates.TryGetValue(conversationId, out Gate? gate))
            {
                gate = new Gate();
                _gates.Add(conversationId, gate);
            }

            before = gate.Last;
            gate.Waiting++;
            TaskCompletionSource left = new(TaskCreationOptions.RunContinuationsAsynchronously);
            gate.Last = left.Task;
            pass = new Pass(this, conversationId, left);
        }

        return before.IsCompleted ? ValueTask.FromResult(pass) : WaitAsync(before, pass, cancellationToken);
    }

    private static async ValueTask<Pass> WaitAsync(Task before, Pass pass, CancellationToken cancellationToken)
    {
        try
        {
            await before.WaitAsync(cancellationToken).ConfigureAwait(false);
            return pass;
        }
        catch (OperationCanceledException)
        {
            // The place in line stays taken until those before have left; only then may those behind go on.
            _ = before.ContinueWith(static (_, place) => (place as Pass)?.Dispose(), pass, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            throw;
        }
    }

    private void Leave(string conversationId)
    {
        lock (_gates)
        {
            Gate gate = _gates[conversationId];
            if (--gate.Waiting == 0)
            {
                _gates.Remove(conversationId);
            }
        }
    }

    /// <summary>The right to work on a conversation, given back by disposing it.</summary>
    internal sealed class Pass(ConversationGates gates, string conversationId, TaskCompletionSource left) : IDisposable
    {
        private bool _returned;

        public void Dispose()
        {
            if (!_returned)
            {
                _returned = true;
                gates.Leave(conversationId);
                left.SetResult();
            }
        }
    }

    private sealed class Gate
    {
        public Task Last { get; set; } = Task.CompletedTask;

        public int Waiting { get; set; }
    }
}
