using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using ActionSteps.Blocks.Shapes;

namespace ActionSteps.Blocks;

/// <summary>
/// The kinds of steps that a bot may have: the built-in ones, and those that a host adds with one line each. Reading is thread-safe;
/// add before the first bot is read.
/// </summary>
/// <example>
/// <code>
/// StepRegistry steps = new StepRegistry().Add&lt;AwardPointsStep&gt;();
/// BotDefinition bot = new BotReader(new BotReaderOptions { Steps = steps }).Read(json);
/// </code>
/// </example>
public sealed class StepRegistry
{
    /// <summary>What trimming must keep of the classes that are added.</summary>
    internal const DynamicallyAccessedMemberTypes NeededMembers = ObjectShapeFactory.Needed;

    private readonly Lock _lock = new();
    private readonly ShapeTable _shapes;
    private readonly Dictionary<Type, ObjectShape> _steps;
    private BotShape? _frozen;

    /// <summary>Starts with the built-in steps.</summary>
    public StepRegistry()
    {
        _shapes = new ShapeTable(BuiltInTypes.Shapes);
        _steps = new Dictionary<Type, ObjectShape>(BuiltInSteps.Shapes);
    }

    /// <summary>The built-in steps alone, shared and not to be added to.</summary>
    internal static StepRegistry BuiltIn { get; } = CreateBuiltIn();

    /// <summary>The classes by the kinds they have in bot files.</summary>
    public IReadOnlyDictionary<string, Type> Kinds
    {
        get
        {
            lock (_lock)
            {
                return _steps.ToDictionary(step => step.Value.Kind ?? string.Empty, step => step.Key, StringComparer.Ordinal);
            }
        }
    }

    /// <summary>
    /// Adds a step. Members of the bot file are its public properties with <c>init</c>, in camelCase or as
    /// <see cref="System.Text.Json.Serialization.JsonPropertyNameAttribute"/> says; <c>required</c> ones have to be there.
    /// Types: <see cref="Expressions.Template"/>, <see cref="Expressions.Expression"/>, <see cref="Sessions.VariablePath"/> (a variable to
    /// write), <see cref="BlockReference"/>, <see cref="Sessions.Value"/> (any JSON), text, booleans, numbers, <see cref="TimeSpan"/>, enums
    /// and records that were added before, and <see cref="IReadOnlyList{T}"/> of these.
    /// </summary>
    /// <typeparam name="TStep">A class with a <see cref="StepKindAttribute"/> whose kind carries a dot, as <c>acme.awardPoints</c>.</typeparam>
    /// <returns>This registry.</returns>
    /// <exception cref="ArgumentException">The class has no kind, a kind without a dot or one that is taken, or a property that cannot be bound.</exception>
    /// <exception cref="InvalidOperationException">A bot was read with this registry already.</exception>
    public StepRegistry Add<[DynamicallyAccessedMembers(ObjectShapeFactory.Needed)] TStep>()
        where TStep : class, IActionStep
    {
        string kind = typeof(TStep).GetCustomAttribute<StepKindAttribute>(inherit: false)?.Kind
            ?? throw new ArgumentException($"Class \"{typeof(TStep)}\" has no kind. Put [StepKind(\"yourPrefix.yourKind\")] on it.");
        if (!IsHostKind(kind))
        {
            throw new ArgumentException(
                $"Kind \"{kind}\" of class \"{typeof(TStep)}\" is not a kind of a host. Write letters and digits with a prefix and a dot, as \"acme.awardPoints\".");
        }

        lock (_lock)
        {
            RefuseWhenFrozen(typeof(TStep));
            if (_steps.FirstOrDefault(step => step.Value.Kind == kind) is { Key: { } other })
            {
                throw new ArgumentException($"Kind \"{kind}\" of class \"{typeof(TStep)}\" is taken by class \"{other}\". Choose another one.");
            }

            _steps.Add(typeof(TStep), ObjectShapeFactory.Create<TStep>(_shapes, kind, kind));
        }

        return this;
    }

    /// <summary>Adds a record that steps hold, singly or in lists. Add what it holds before, and itself before the steps.</summary>
    /// <typeparam name="TRecord">A class with one public constructor; members are its parameters and its properties with <c>init</c>.</typeparam>
    /// <returns>This registry.</returns>
    /// <exception cref="ArgumentException">The class was added before, or a property cannot be bound.</exception>
    /// <exception cref="InvalidOperationException">A bot was read with this registry already.</exception>
    public StepRegistry AddRecord<[DynamicallyAccessedMembers(ObjectShapeFactory.Needed)] TRecord>()
        where TRecord : class
    {
        lock (_lock)
        {
            RefuseToAddAgain(typeof(TRecord));
            _shapes.Add<TRecord>(ObjectShapeFactory.Create<TRecord>(_shapes, typeof(TRecord).FullName ?? typeof(TRecord).Name));
        }

        return this;
    }

    /// <summary>
    /// Adds an enum that steps hold. Its names in bot files are its members in camelCase, or what
    /// <see cref="System.Text.Json.Serialization.JsonStringEnumMemberNameAttribute"/> says; they are read in any case.
    /// </summary>
    /// <returns>This registry.</returns>
    /// <exception cref="ArgumentException">The enum was added before.</exception>
    /// <exception cref="InvalidOperationException">A bot was read with this registry already.</exception>
    public StepRegistry AddEnum<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] TEnum>()
        where TEnum : struct, Enum
    {
        lock (_lock)
        {
            RefuseToAddAgain(typeof(TEnum));
            _shapes.AddStruct<TEnum>(NamesShape.Of<TEnum>());
        }

        return this;
    }

    /// <summary>The shape of a whole bot; from now on nothing can be added.</summary>
    internal BotShape Freeze()
    {
        lock (_lock)
        {
            return _frozen ??= new BotShape(_shapes, _steps);
        }
    }

    private static StepRegistry CreateBuiltIn()
    {
        StepRegistry registry = new();
        registry.Freeze();
        return registry;
    }

    private void RefuseToAddAgain(Type type)
    {
        RefuseWhenFrozen(type);
        if (_shapes.Contains(type))
        {
            throw new ArgumentException($"\"{type}\" has a form in bot files already.");
        }
    }

    private void RefuseWhenFrozen(Type type)
    {
        if (_frozen is not null)
        {
            throw new InvalidOperationException(
                $"\"{type}\" comes too late: bots are read with this registry already. Add everything to a registry of your own before the first bot is read.");
        }
    }

    private static bool IsHostKind(string kind) =>
        kind.Contains('.', StringComparison.Ordinal)
        && kind.Split('.').All(static part => part.Length > 0 && part.All(static unit => char.IsAsciiLetterOrDigit(unit) || unit is '-' or '_'));
}
