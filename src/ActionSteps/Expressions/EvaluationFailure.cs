namespace ActionSteps.Expressions;

/// <summary>
/// A running evaluation cannot go on. Stays inside the room: whoever knows the position turns it into an <see cref="ExpressionFault"/>.
/// </summary>
internal sealed class EvaluationFailure(string code, string message) : Exception(message)
{
    /// <summary>A constant of <see cref="ErrorCodes"/>.</summary>
    public string Code { get; } = code;

    /// <summary>Where in the expression; -1 until the node that knows it has filled it in.</summary>
    public int Position { get; set; } = -1;
}
