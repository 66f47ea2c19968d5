namespace ActionSteps.Voice;

/// <summary>What came of a call command.</summary>
public sealed record CallCommandResult
{
    /// <summary>Done, with nothing to tell.</summary>
    public static CallCommandResult Done { get; } = new();

    /// <summary>Where the recording is, kept in <c>internal.call.recordingUrl</c>; <c>null</c> when there is none or it is not yet known.</summary>
    public string? RecordingUrl { get; init; }
}
