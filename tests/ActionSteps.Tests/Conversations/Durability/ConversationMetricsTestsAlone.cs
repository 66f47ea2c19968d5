namespace ActionSteps.Tests.Conversations.Durability;

/// <summary>Nothing runs beside it.</summary>
[CollectionDefinition(nameof(ConversationMetricsTests), DisableParallelization = true)]
public sealed class ConversationMetricsTestsAlone;
