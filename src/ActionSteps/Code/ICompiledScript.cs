namespace ActionSteps.Code;

/// <summary>A script of a bot that an <see cref="IScriptEngine"/> has compiled. Immutable and thread-safe.</summary>
public interface ICompiledScript
{
    /// <summary>
    /// The names that the script reads and that neither it nor <see cref="IScriptEngine.Globals"/> knows, each once, where it first stands.
    /// They are warned of when the bot is read, unless they are libraries of the bot.
    /// </summary>
    IReadOnlyList<CodeName> UnknownNames { get; }

    /// <summary>
    /// Runs a script of kind <see cref="CodeKind.Step"/> in a world of its own. What the script does wrong is told by
    /// <see cref="CodeResult.Error"/> and raises no exception.
    /// </summary>
    /// <param name="input">What the script sees and may use.</param>
    /// <param name="cancellationToken">Ends the run, also while it waits.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    ValueTask<CodeResult> RunAsync(CodeInput input, CancellationToken cancellationToken);
}
