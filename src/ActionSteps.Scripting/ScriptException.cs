namespace ActionSteps.Scripting;

/// <summary>A script could not be compiled or did not run to its end.</summary>
public abstract class ScriptException : Exception
{
    private protected ScriptException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>What the script wrote to <c>console</c> before it was stopped; empty when it did not run.</summary>
    public IReadOnlyList<ScriptConsoleLine> Console { get; private set; } = [];

    /// <summary>What the run has used; null when the script did not run.</summary>
    public ScriptUsage? Usage { get; private set; }

    /// <summary>For an exception filter of the run: notes what is known about it, and lets the exception go on.</summary>
    internal bool Note(IReadOnlyList<ScriptConsoleLine> console, ScriptUsage usage)
    {
        Console = console;
        Usage = usage;
        return false;
    }
}
