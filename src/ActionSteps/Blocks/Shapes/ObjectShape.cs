using System.Reflection;
using System.Text.Json;
using ActionSteps.Blocks.Reading;
using ActionSteps.Sessions;

namespace ActionSteps.Blocks.Shapes;

/// <summary>An object whose members are the parameters and properties of a class.</summary>
internal sealed partial class ObjectShape : JsonShape
{
    private readonly ConstructorInvoker _create;
    private readonly object?[] _parameters;
    private readonly ObjectMember[] _members;
    private readonly Action<object, BotCheck>? _check;

    public ObjectShape(
        string name, string? kind, ConstructorInvoker create, ObjectMember[] members, Action<object, BotCheck>? check)
    {
        Name = name;
        Kind = kind;
        _create = create;
        _members = members;
        _check = check;
        _parameters = new object?[members.Count(member => member.Parameter >= 0)];
        foreach (ObjectMember member in members.Where(member => member.Parameter >= 0))
        {
            _parameters[member.Parameter] = member.ParameterDefault;
        }
    }

    /// <summary>The name of the shape in the schema and in descriptions.</summary>
    public string Name { get; }

    /// <summary>What member <c>kind</c> says; <c>null</c> for objects without that member.</summary>
    public string? Kind { get; }

    /// <summary>What the class says about itself; <c>null</c> when it says nothing.</summary>
    public string? Description { get; init; }

    public override string Expected => "an object";

    public override void Write(Utf8JsonWriter writer, object value)
    {
        writer.WriteStartObject();
        if (Kind is not null)
        {
            writer.WriteString("kind", Kind);
        }

        object bare = CreateBare(value);
        foreach (ObjectMember member in _members)
        {
            object? item = member.Get(value);
            object? byDefault = member.Parameter >= 0 ? member.ParameterDefault : member.Get(bare);
            if (item is not null && (member.IsRequired || !member.Shape.AreSame(item, byDefault)))
            {
                writer.WritePropertyName(member.Name);
                member.Shape.Write(writer, item);
            }
        }

        writer.WriteEndObject();
    }

    public override void Check(object value, BotCheck check)
    {
        foreach (ObjectMember member in _members)
        {
            object? item = member.Get(value);
            if (item is not null)
            {
                check.Path.Enter(member.Name);
                member.Shape.Check(item, check);
                check.Path.Leave();
            }
            else if (member.IsRequired)
            {
                check.Fault($"Member \"{member.Name}\" is missing.");
            }
        }

        _check?.Invoke(value, check);
    }

    public override Value Describe(SchemaParts parts) => parts.Refer(Name, DescribeMembers);

    private Value DescribeMembers(SchemaParts parts)
    {
        ValueObject.Builder properties = new();
        properties.Set("kind", Kind is null ? Value.Undefined : Value.Object(("const", Kind)));
        // Only an object that needs nothing to be made shows what its members are by default.
        object? bare = _parameters.Length == 0 ? _create.Invoke() : null;
        foreach (ObjectMember member in _members)
        {
            object? byDefault = member.IsRequired ? null : member.Parameter >= 0 ? member.ParameterDefault : bare is null ? null : member.Get(bare);
            properties.Set(member.Name, member.Describe(parts, Name, byDefault));
        }

        string[] required = [.. _members.Where(member => member.IsRequired).Select(member => member.Name)];
        return SchemaParts.Type("object")
            .With("description", Description ?? MemberDescriptions.Find(Name))
            .With("properties", Value.Object(properties.ToObject()))
            .With("required", SchemaParts.ListOf(Kind is null ? required : ["kind", .. required]))
            .With("additionalProperties", false);
    }

    /// <summary>An object made by the same constructor arguments, which shows what the other members are by default.</summary>
    private object CreateBare(object value)
    {
        object?[] arguments = [.. _parameters];
        foreach (ObjectMember member in _members)
        {
            if (member.Parameter >= 0)
            {
                arguments[member.Parameter] = member.Get(value);
            }
        }

        return _create.Invoke(arguments.AsSpan());
    }
}
