using ActionSteps.Sessions;

namespace ActionSteps.Messages;

/// <summary>One message of a conversation's history. Sensitive values are already masked.</summary>
/// <param name="Actor">Who wrote it.</param>
/// <param name="Message">The wire form of the message.</param>
/// <param name="Timestamp">When.</param>
public sealed record TranscriptEntry(TranscriptActor Actor, Value Message, DateTimeOffset Timestamp);
