namespace ActionSteps.Scripting;

/// <summary>Thrown by an <see cref="IFetchTransport"/>: the script sees a <c>FetchError</c>.</summary>
/// <param name="type">Its <c>type</c>, such as <c>system</c> or <c>request-timeout</c>.</param>
/// <param name="code">Its <c>code</c> and <c>errno</c>, such as <c>ECONNREFUSED</c>; <c>null</c> for none.</param>
/// <param name="message">Its <c>message</c>.</param>
public sealed class FetchException(string type, string? code, string message) : Exception(message)
{
    /// <summary>The <c>type</c> of the error.</summary>
    public string ErrorType { get; } = type;

    /// <summary>The <c>code</c> and <c>errno</c> of the error; <c>null</c> for none.</summary>
    public string? Code { get; } = code;
}
