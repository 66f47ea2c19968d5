namespace ActionSteps.Blocks.Shapes;

/// <summary>What the schema says about objects and members that come with the library, for editors to show while a builder writes.</summary>
internal static class MemberDescriptions
{
    /// <summary>The description of an object; <c>null</c> when there is none.</summary>
    public static string? Find(string owner) => BotDescriptions.Texts.GetValueOrDefault(owner) ?? StepDescriptions.Texts.GetValueOrDefault(owner);

    /// <summary>The description of a member: its own, else the one that members of this name share.</summary>
    public static string? Find(string owner, string member) => Find($"{owner}.{member}") ?? Find($"*.{member}");
}
