namespace ActionSteps.Scripting;

/// <summary>A script threw a value that nobody caught.</summary>
public sealed class ScriptThrownException : ScriptException
{
    internal ScriptThrownException(string errorName, string errorMessage, string scriptStack, ScriptValue thrownValue)
        : base(errorMessage.Length == 0 ? errorName : $"{errorName}: {errorMessage}")
    {
        ErrorName = errorName;
        ErrorMessage = errorMessage;
        ScriptStack = scriptStack;
        ThrownValue = thrownValue;
    }

    /// <summary>The name of the error, such as <c>TypeError</c>; <c>Error</c> when the value thrown is not an error.</summary>
    public string ErrorName { get; }

    /// <summary>The message of the error; the value as text when it is not an error.</summary>
    public string ErrorMessage { get; }

    /// <summary>Where the error was made, one line a call, with lines and columns of the script; empty when the value is not an error.</summary>
    public string ScriptStack { get; }

    /// <summary>The value itself when it is plain data; undefined for errors and functions.</summary>
    public ScriptValue ThrownValue { get; }
}
