using System.ComponentModel;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using ActionSteps.Blocks.Reading;
using ActionSteps.Sessions;

namespace ActionSteps.Blocks.Shapes;

/// <summary>A member of an object in a bot file, bound to a property.</summary>
internal sealed class ObjectMember
{
    private readonly MethodInvoker _get;
    private readonly MethodInvoker? _set;
    private readonly string? _description;

    private ObjectMember(PropertyInfo property, MethodInfo getter, MethodInfo? setter, JsonShape shape)
    {
        Name = NameOf(property);
        Utf8Name = Encoding.UTF8.GetBytes(Name);
        Shape = shape;
        _get = MethodInvoker.Create(getter);
        _set = setter is null ? null : MethodInvoker.Create(setter);
        _description = property.GetCustomAttribute<DescriptionAttribute>()?.Description;
    }

    public string Name { get; }

    public byte[] Utf8Name { get; }

    public JsonShape Shape { get; }

    public bool IsRequired { get; private init; }

    /// <summary>Whether <c>null</c> is refused at once; else it means "left out", where nothing else is the default.</summary>
    public bool RefusesNull { get; private init; }

    /// <summary>The position among the constructor's parameters; -1 for a property that is set.</summary>
    public int Parameter { get; private init; } = -1;

    /// <summary>What the constructor gets when the member is left out.</summary>
    public object? ParameterDefault { get; private init; }

    /// <summary>The name in bot files: what <see cref="JsonPropertyNameAttribute"/> says, else the property in camelCase.</summary>
    public static string NameOf(PropertyInfo property) =>
        property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    /// <summary>A member that is handed to the constructor.</summary>
    public static ObjectMember OfParameter(PropertyInfo property, MethodInfo getter, ParameterInfo parameter, JsonShape shape) =>
        new(property, getter, null, shape)
        {
            IsRequired = !parameter.HasDefaultValue,
            RefusesNull = !parameter.HasDefaultValue || !TakesNull(parameter.ParameterType),
            Parameter = parameter.Position,
            ParameterDefault = parameter.HasDefaultValue ? parameter.DefaultValue : null,
        };

    /// <summary>A member that is set after the construction.</summary>
    public static ObjectMember OfProperty(PropertyInfo property, MethodInfo getter, MethodInfo setter, JsonShape shape, bool isRequired) =>
        new(property, getter, setter, shape)
        {
            IsRequired = isRequired,
            RefusesNull = isRequired || !TakesNull(property.PropertyType),
        };

    public object? Get(object owner) => _get.Invoke(owner);

    public void Set(object owner, object? value) => _set?.Invoke(owner, value);

    /// <summary>Reads the value at the current token.</summary>
    public bool TryRead(ref BotTokens tokens, out object? value)
    {
        if (tokens.Type != JsonTokenType.Null || Shape.TakesNull)
        {
            return Shape.TryRead(ref tokens, out value);
        }

        value = null;
        return !RefusesNull || tokens.Refuse(Shape.Expected);
    }

    /// <summary>The schema of the member.</summary>
    /// <param name="parts">The parts of the whole schema.</param>
    /// <param name="owner">The name of the object's shape.</param>
    /// <param name="byDefault">What counts when the member is left out; <c>null</c> when that is nothing.</param>
    public Value Describe(SchemaParts parts, string owner, object? byDefault) =>
        Shape.Describe(parts)
            .With("description", _description ?? MemberDescriptions.Find(owner, Name))
            .With("default", byDefault is null ? default : Shape.ToValue(byDefault));

    private static bool TakesNull(Type type) => !type.IsValueType || Nullable.GetUnderlyingType(type) is not null;
}
