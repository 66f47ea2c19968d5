namespace ActionSteps.Sessions;

/// <summary>Takes the members of an object while it is read.</summary>
internal interface IMemberVisitor
{
    /// <summary>Reads or skips the value of a member, at which the parser is.</summary>
    /// <returns>Whether the value was understood.</returns>
    bool TryVisit(ReadOnlySpan<byte> name, ref ValueParser parser);
}
