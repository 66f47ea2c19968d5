namespace ActionSteps.Scripting;

/// <summary>
/// A function of the host that scripts can call. A completed task is its value, for the script an ordinary call; a pending one gives the
/// script a promise. Called by one thread at a time for each run; never again after the run has ended.
/// </summary>
/// <param name="arguments">The arguments as plain data; functions among them arrive as undefined.</param>
/// <param name="cancellationToken">Cancelled when the run ends for any reason.</param>
/// <returns>The value for the script.</returns>
/// <exception cref="HostErrorException">To fail with a message that the script may see.</exception>
public delegate ValueTask<ScriptValue> HostFunction(IReadOnlyList<ScriptValue> arguments, CancellationToken cancellationToken);
