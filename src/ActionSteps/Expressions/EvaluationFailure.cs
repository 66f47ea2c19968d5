namespace ActionSteps.Expressions;

/// <summary>
/// A running evaluation cannot go on. Stays inside the room: whoever knows the source turns it into an <see cref="ExpressionFault"/>.
/// </summary>
/// <param name="code">A constant of <see cref="ErrorCodes"/>.</param>
/// <param name="message">What is wrong and what to do, without values of variables.</param>
/// <param name="position">Where in the expression; -1 when whoever raises it cannot know.</param>
internal sealed class EvaluationFailure(string code, string message, int position = -1) : Exception(message)
{
    /// <summary>A constant of <see cref="ErrorCodes"/>.</summary>
    public string Code { get; } = code;

    /// <summary>Where in the expression; -1 until the node that knows it has filled it in.</summary>
    public int Position { get; set; } = position;

    /// <summary>Fills in the position unless it is known. For exception filters: never true, so that the failure goes on undisturbed.</summary>
    public bool Locate(int position)
    {
        if (Position < 0)
        {
            Position = position;
        }

        return false;
    }
}
