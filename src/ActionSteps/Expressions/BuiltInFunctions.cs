using System.Diagnostics.CodeAnalysis;
using ActionSteps.Expressions.Functions;

namespace ActionSteps.Expressions;

/// <summary>The function catalogue (expressions.md part C) by name and alias, in any case.</summary>
internal static class BuiltInFunctions
{
    /// <summary>Every function once, in the order of the reference.</summary>
    public static IReadOnlyList<BuiltInFunction> All { get; } =
    [
        .. CaseFunctions.All, .. TrimFunctions.All, .. TextSearchFunctions.All, .. TextReplaceFunctions.All, .. TextPartFunctions.All,
        .. TextListFunctions.All, .. PatternFunctions.All, .. EncodingFunctions.All, .. HtmlFunctions.All,
        .. ArithmeticFunctions.All, .. RoundingFunctions.All, .. AggregateFunctions.All, .. RandomFunctions.All, .. NumberTextFunctions.All,
        .. ListFunctions.All, .. ListPartFunctions.All, .. ListQueryFunctions.All, .. SortFunctions.All, .. SetFunctions.All,
        .. ObjectFunctions.All, .. ObjectListFunctions.All, .. MergeFunction.All, .. JsonFunctions.All,
        .. LogicFunctions.All, .. TestFunctions.All,
        .. DateFunctions.All, .. DatePartFunctions.All, .. DateArithmeticFunctions.All, .. DateTextFunctions.All,
    ];

    private static readonly Dictionary<string, BuiltInFunction> ByName = Index();

    /// <summary>All names and aliases.</summary>
    public static IReadOnlyCollection<string> Names => ByName.Keys;

    public static bool Contains(string name) => ByName.ContainsKey(name);

    public static bool TryGet(string name, [NotNullWhen(true)] out BuiltInFunction? function) => ByName.TryGetValue(name, out function);

    private static Dictionary<string, BuiltInFunction> Index()
    {
        Dictionary<string, BuiltInFunction> byName = new(StringComparer.OrdinalIgnoreCase);
        foreach (BuiltInFunction function in All)
        {
            byName.Add(function.Name, function);
            foreach (string alias in function.Aliases)
            {
                byName.Add(alias, function);
            }
        }

        return byName;
    }
}
