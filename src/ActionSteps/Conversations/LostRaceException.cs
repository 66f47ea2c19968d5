namespace ActionSteps.Conversations;

/// <summary>Somebody else has committed to the conversation while a turn worked on it: the turn is done anew. Never leaves the runner.</summary>
internal sealed class LostRaceException() : ActionStepsException("The conversation was changed by somebody else.");
