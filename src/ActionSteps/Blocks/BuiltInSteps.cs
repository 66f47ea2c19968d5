using System.Diagnostics.CodeAnalysis;
using ActionSteps.Blocks.Reading;
using ActionSteps.Blocks.Shapes;

namespace ActionSteps.Blocks;

/// <summary>The steps that come with the library.</summary>
internal static class BuiltInSteps
{
    /// <summary>The steps by their class.</summary>
    public static IReadOnlyDictionary<Type, ObjectShape> Shapes { get; } = CreateShapes();

    private static Dictionary<Type, ObjectShape> CreateShapes()
    {
        Dictionary<Type, ObjectShape> steps = [];
        return steps;
    }

    private static void Add<[DynamicallyAccessedMembers(ObjectShapeFactory.Needed)] TStep>(
        Dictionary<Type, ObjectShape> steps,
        IReadOnlyDictionary<string, JsonShape>? own = null,
        Action<TStep, BotCheck>? check = null)
        where TStep : class, IActionStep
    {
        string kind = StepKinds.Of(typeof(TStep));
        steps.Add(typeof(TStep), ObjectShapeFactory.Create(BuiltInTypes.Shapes, kind, kind, own, check));
    }
}
