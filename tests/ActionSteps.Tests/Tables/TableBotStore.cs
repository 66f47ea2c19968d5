using ActionSteps.Tables;

namespace ActionSteps.Tests.Tables;

/// <summary>The store of a <see cref="TableBot"/> unless a test brings its own. Tests of other stores have this type with theirs.</summary>
internal static class TableBotStore
{
    public static ITableStore New() => new InMemoryTableStore();
}
