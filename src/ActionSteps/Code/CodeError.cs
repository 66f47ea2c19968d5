namespace ActionSteps.Code;

/// <summary>Why a script failed.</summary>
/// <param name="Code"><see cref="ErrorCodes.CodeError"/>, <see cref="ErrorCodes.CodeTimeout"/> or <see cref="ErrorCodes.CodeMemory"/>.</param>
/// <param name="Message">What happened, with the line where that is known.</param>
public sealed record CodeError(string Code, string Message)
{
    /// <summary>The name of what was thrown, such as <c>TypeError</c>; <c>null</c> when nothing was.</summary>
    public string? Name { get; init; }

    /// <summary>Name and message of what was thrown, and one line for each call; empty when the script did not say.</summary>
    public string Stack { get; init; } = string.Empty;

    /// <summary>The line of the script, from 1; 0 when it is not known.</summary>
    public int Line { get; init; }

    /// <summary>The column in UTF-16 units, from 1; 0 when it is not known.</summary>
    public int Column { get; init; }

    /// <summary>The limit that was reached, and what it allows; <c>null</c> when none was.</summary>
    public string? Limit { get; init; }
}
