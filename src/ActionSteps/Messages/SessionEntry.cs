using ActionSteps.Sessions;

namespace ActionSteps.Messages;

/// <summary>Session data under a name.</summary>
/// <param name="Namespace">The variable; dots lead into it. Blank is not valid and is refused when it is stored.</param>
/// <param name="Data">The data.</param>
public sealed record SessionEntry(string Namespace, Value Data);
