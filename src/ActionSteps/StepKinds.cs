using System.Collections.Concurrent;
using System.Reflection;

namespace ActionSteps;

/// <summary>The kind that a step class states, looked up once for each class.</summary>
internal static class StepKinds
{
    private static readonly ConcurrentDictionary<Type, string> Known = new();

    /// <exception cref="InvalidOperationException">The class has no <see cref="StepKindAttribute"/>.</exception>
    public static string Of(Type stepType) => Known.GetOrAdd(
        stepType,
        static type => type.GetCustomAttribute<StepKindAttribute>(inherit: false)?.Kind
            ?? throw new InvalidOperationException($"\"{type.Name}\" has no kind. Put [StepKind(\"yourPrefix.yourKind\")] on the class."));
}
