namespace ActionSteps.Knowledge;

/// <summary>
/// The content that a bot brings along. Immutable; steps find it by <see cref="StepContext.FindSetting{TSetting}"/> and hand it on with
/// each question.
/// </summary>
public sealed class KnowledgeSettings
{
    /// <summary>Files, relative to the directory of the bot; default none.</summary>
    public IReadOnlyList<KnowledgeFile> Files { get; init; } = [];

    /// <summary>Texts within the bot file; default none.</summary>
    public IReadOnlyList<KnowledgeText> Texts { get; init; } = [];
}
