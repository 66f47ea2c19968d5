using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using ActionSteps.Blocks.Reading;

namespace ActionSteps.Blocks.Shapes;

/// <summary>Reads once, when a type is registered, which members it has. Later nothing reflects over types.</summary>
internal static class ObjectShapeFactory
{
    public const DynamicallyAccessedMemberTypes Needed =
        DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.PublicProperties;

    /// <summary>The shape of a class: the parameters of its constructor and its public properties with <c>init</c>.</summary>
    /// <param name="shapes">The shapes of the members.</param>
    /// <param name="name">The name in the schema and in descriptions.</param>
    /// <param name="kind">The kind; <c>null</c> for a class without one.</param>
    /// <param name="own">Shapes of members that differ from the shape of their type.</param>
    /// <param name="check">What to look at in a finished object.</param>
    /// <exception cref="ArgumentException">The class cannot be bound; the message says why and what to do.</exception>
    public static ObjectShape Create<[DynamicallyAccessedMembers(Needed)] T>(
        ShapeTable shapes,
        string name,
        string? kind = null,
        IReadOnlyDictionary<string, JsonShape>? own = null,
        Action<T, BotCheck>? check = null)
        where T : class
    {
        Type type = typeof(T);
        ConstructorInfo constructor = ConstructorOf(type);
        Dictionary<string, ParameterInfo> parameters = constructor.GetParameters()
            .ToDictionary(parameter => parameter.Name ?? string.Empty, StringComparer.OrdinalIgnoreCase);
        List<ObjectMember> members = [];
        foreach (PropertyInfo property in PropertiesOf(type))
        {
            if (property.GetMethod is { IsPublic: true } getter)
            {
                JsonShape? ownShape = own?.GetValueOrDefault(ObjectMember.NameOf(property));
                if (parameters.Remove(property.Name, out ParameterInfo? parameter))
                {
                    members.Add(ObjectMember.OfParameter(property, getter, parameter, ownShape ?? ShapeOf(shapes, type, property)));
                }
                else if (property.SetMethod is { IsPublic: true } setter)
                {
                    bool isRequired = property.IsDefined(typeof(RequiredMemberAttribute), inherit: false);
                    members.Add(ObjectMember.OfProperty(property, getter, setter, ownShape ?? ShapeOf(shapes, type, property), isRequired));
                }
            }
        }

        if (parameters.Count > 0)
        {
            throw new ArgumentException(
                $"Constructor parameter \"{parameters.Keys.First()}\" of class \"{type}\" has no public property of the same name, so that it cannot be written.");
        }

        if (kind is not null && members.Exists(member => member.Name == "kind"))
        {
            throw new ArgumentException($"Class \"{type}\" has a property \"Kind\", but member \"kind\" tells which step it is. Rename the property.");
        }

        return new ObjectShape(
            name, kind, ConstructorInvoker.Create(constructor), [.. members], check is null ? null : (value, botCheck) => check((T)value, botCheck))
        {
            Description = type.GetCustomAttribute<DescriptionAttribute>()?.Description,
        };
    }

    private static ConstructorInfo ConstructorOf(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type type)
    {
        ConstructorInfo[] constructors = type.GetConstructors();
        if (type.IsAbstract || constructors.Length != 1)
        {
            throw new ArgumentException(
                $"Class \"{type}\" {(type.IsAbstract ? "is abstract" : $"has {constructors.Length} public constructors")}. A class in a bot file has exactly one.");
        }

        return constructors[0];
    }

    /// <summary>The properties in the order in which they are written: those of base classes first.</summary>
    private static IEnumerable<PropertyInfo> PropertiesOf(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0)
            .DistinctBy(property => property.Name)
            .OrderBy(property => DepthOf(property.DeclaringType));

    private static int DepthOf(Type? type) => type is null ? 0 : DepthOf(type.BaseType) + 1;

    private static JsonShape ShapeOf(ShapeTable shapes, Type owner, PropertyInfo property) =>
        shapes.TryGet(property.PropertyType, out JsonShape? shape)
            ? shape
            : throw new ArgumentException(
                $"Property \"{property.Name}\" of class \"{owner}\" has type \"{property.PropertyType}\", which has no form in a bot file. {AdviceFor(property.PropertyType)}");

    private static string AdviceFor(Type type)
    {
        bool isList = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);
        Type item = isList ? type.GetGenericArguments()[0] : Nullable.GetUnderlyingType(type) ?? type;
        return item.IsEnum ? $"Call AddEnum<{item.Name}>() before."
            : item is { IsClass: true, IsAbstract: false } && item.Namespace?.StartsWith(nameof(System), StringComparison.Ordinal) != true
                ? $"Call AddRecord<{item.Name}>() before."
            : "Use Template, Expression, VariablePath, BlockReference, Value, string, bool, int, long, double, decimal, TimeSpan, an enum, a record, or IReadOnlyList of one of them.";
    }
}
