namespace ActionSteps.Testing;

/// <summary>A line of a <see cref="ConversationStory"/> did not come true.</summary>
public sealed class StoryException : Exception
{
    internal StoryException(IEnumerable<string> linesSoFar, string found, Exception innerException)
        : base($"{found}\nThe story so far:\n  {string.Join("\n  ", linesSoFar)}", innerException)
    {
    }
}
