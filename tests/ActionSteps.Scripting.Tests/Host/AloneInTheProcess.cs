namespace ActionSteps.Scripting.Tests.Host;

/// <summary>Tests that look at the memory of the whole process, so that no others may run beside them.</summary>
[CollectionDefinition(nameof(AloneInTheProcess), DisableParallelization = true)]
public sealed class AloneInTheProcess;
