using System.Diagnostics.CodeAnalysis;

namespace ActionSteps.Expressions;

/// <summary>The function catalogue (expressions.md part C) by name and alias, in any case.</summary>
internal static class BuiltInFunctions
{
    private static readonly Dictionary<string, BuiltInFunction> ByName = new(StringComparer.OrdinalIgnoreCase);

    public static bool Contains(string name) => ByName.ContainsKey(name);

    public static bool TryGet(string name, [NotNullWhen(true)] out BuiltInFunction? function) => ByName.TryGetValue(name, out function);
}
