using System.Diagnostics.CodeAnalysis;

namespace ActionSteps.Blocks.Shapes;

/// <summary>The shapes that members of steps may have, by their .NET type.</summary>
internal sealed class ShapeTable
{
    private readonly Dictionary<Type, JsonShape> _shapes;

    public ShapeTable() => _shapes = [];

    /// <summary>A table that starts with the shapes of another one.</summary>
    public ShapeTable(ShapeTable other) => _shapes = new Dictionary<Type, JsonShape>(other._shapes);

    public bool Contains(Type type) => _shapes.ContainsKey(type);

    public bool TryGet(Type type, [NotNullWhen(true)] out JsonShape? shape) => _shapes.TryGetValue(type, out shape);

    /// <summary>The shape of a type that is known to be there.</summary>
    public JsonShape Get<T>() => _shapes[typeof(T)];

    /// <summary>Adds a type and lists of it.</summary>
    public void Add<T>(JsonShape shape)
    {
        _shapes.Add(typeof(T), shape);
        _shapes.Add(typeof(IReadOnlyList<T>), new ListShape<T>(shape));
    }

    /// <summary>Adds a value type, lists of it, and its nullable form.</summary>
    public void AddStruct<T>(JsonShape shape)
        where T : struct
    {
        Add<T>(shape);
        _shapes.Add(typeof(T?), shape);
    }

    /// <summary>Adds a type without lists of it.</summary>
    public void AddSingle<T>(JsonShape shape) => _shapes.Add(typeof(T), shape);
}
