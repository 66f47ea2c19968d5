namespace ActionSteps.Voice;

/// <summary>What a bot can do to a telephone call.</summary>
public enum CallCommandType
{
    /// <summary>Record from here on; <c>START_RECORDING</c> in JSON.</summary>
    StartRecording,

    /// <summary>Record no longer; <c>STOP_RECORDING</c> in JSON.</summary>
    StopRecording,

    /// <summary>Connect the caller to a telephone number; <c>FORWARD</c> in JSON. The bot's part of the call ends with it.</summary>
    Forward,

    /// <summary>End the call; <c>HANG_UP</c> in JSON.</summary>
    HangUp,
}
