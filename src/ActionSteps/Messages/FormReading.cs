namespace ActionSteps.Messages;

/// <summary>What the reading of one message needs and finds. Used by one thread.</summary>
internal sealed class FormReading
{
    /// <summary>Picks one of several texts.</summary>
    public Random Random { get; init; } = Random.Shared;

    /// <summary>What opaque identifiers of clicks mean.</summary>
    public IssuedPostbacks Issued { get; init; } = IssuedPostbacks.Empty;

    /// <summary>The first thing that was left out; <c>null</c> when nothing was.</summary>
    public StepWarning? Warning { get; private set; }

    public void Warn(string message) => Warning ??= new StepWarning(ErrorCodes.UnknownMessageType, message);
}
