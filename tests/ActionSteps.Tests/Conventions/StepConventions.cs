using System.Reflection;
using System.Runtime.CompilerServices;

namespace ActionSteps.Tests.Conventions;

/// <summary>What every step class keeps to.</summary>
internal static class StepConventions
{
    /// <summary>Everything a class does wrong, as sentences.</summary>
    public static IEnumerable<string> Violations(Type step, IReadOnlyDictionary<string, Type> listed)
    {
        string? kind = step.GetCustomAttribute<StepKindAttribute>(inherit: false)?.Kind;
        if (!step.IsSealed)
        {
            yield return $"{step.Name} is not sealed";
        }

        if (kind is null)
        {
            yield return $"{step.Name} has no kind";
        }
        else if (listed.GetValueOrDefault(kind) != step)
        {
            yield return $"{step.Name} is not listed under its kind {kind}";
        }

        foreach (FieldInfo field in step.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            if (!field.IsInitOnly && !IsBehindInit(step, field))
            {
                yield return $"{step.Name}.{field.Name} can change";
            }
        }

        foreach (PropertyInfo property in step.GetProperties().Where(property => property.SetMethod is { } set && !IsInit(set)))
        {
            yield return $"{step.Name}.{property.Name} can be set after construction";
        }
    }

    private static bool IsBehindInit(Type step, FieldInfo field) =>
        field.GetCustomAttribute<CompilerGeneratedAttribute>() is not null
        && step.GetProperties().Any(property => field.Name == $"<{property.Name}>k__BackingField" && property.SetMethod is { } set && IsInit(set));

    private static bool IsInit(MethodInfo set) =>
        set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
}
