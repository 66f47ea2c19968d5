namespace ActionSteps.Blocks.Shapes;

/// <summary>What the schema says about the built-in steps and their members.</summary>
internal static class MemberDescriptions
{
    public static string? Find(string owner, string? member = null) => null;
}
