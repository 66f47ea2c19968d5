using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json;
using ActionSteps.Blocks.Reading;
using ActionSteps.Sessions;

namespace ActionSteps.Blocks.Shapes;

/// <summary>An object whose members are the parameters and properties of a class.</summary>
internal sealed class ObjectShape : JsonShape
{
    private const int Unknown = -1;

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

    public override bool TryRead(ref BotTokens tokens, out object? value)
    {
        value = null;
        if (tokens.Type != JsonTokenType.StartObject)
        {
            return tokens.Refuse(Expected);
        }

        int start = tokens.Start;
        // The last slot is for the kind, which is no member.
        Slot[] slots = new Slot[_members.Length + 1];
        bool isRead = true;
        while (tokens.MoveToName())
        {
            isRead &= TryReadMember(ref tokens, slots);
        }

        tokens.Check.Offset = start;
        isRead &= HasRequired(slots, tokens.Check);
        if (!isRead || !TryCreate(slots, tokens.Check, out value))
        {
            return false;
        }

        _check?.Invoke(value, tokens.Check);
        return true;
    }

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

    private bool TryReadMember(ref BotTokens tokens, Slot[] slots)
    {
        BotCheck check = tokens.Check;
        int index = IndexOf(ref tokens);
        ref Slot slot = ref slots[index == Unknown ? ^1 : index];
        check.Path.Enter(index == Unknown ? tokens.ReadText() : index == _members.Length ? "kind" : _members[index].Name);
        bool isRead = false;
        if (index == Unknown)
        {
            ReportUnknown(ref tokens);
        }
        else if (slot.IsGiven)
        {
            check.Fault($"Member {FaultText.Quote(tokens.ReadText())} is there twice. Remove one.");
            tokens.Advance();
            tokens.Skip();
        }
        else
        {
            tokens.Advance();
            slot.Offset = tokens.Start;
            slot.IsGiven = true;
            isRead = index == _members.Length || _members[index].TryRead(ref tokens, out slot.Value);
        }

        check.Path.Leave();
        return isRead;
    }

    private int IndexOf(ref BotTokens tokens)
    {
        for (int i = 0; i < _members.Length; i++)
        {
            if (tokens.NameIs(_members[i].Utf8Name))
            {
                return i;
            }
        }

        return Kind is not null && tokens.NameIs("kind"u8) ? _members.Length : Unknown;
    }

    private void ReportUnknown(ref BotTokens tokens)
    {
        string name = tokens.ReadText();
        string? suggestion = tokens.Check.Suggestions.Nearest(name, _members.Select(member => member.Name));
        string known = suggestion is null ? $" Known are {FaultText.List([.. _members.Select(member => member.Name)], "and")}." : string.Empty;
        tokens.Check.Fault($"Unknown member {FaultText.Quote(name)}.{known}", suggestion);
        tokens.Advance();
        tokens.Skip();
    }

    private bool HasRequired(Slot[] slots, BotCheck check)
    {
        bool isComplete = true;
        for (int i = 0; i < _members.Length; i++)
        {
            if (_members[i].IsRequired && !slots[i].IsGiven)
            {
                check.Fault($"Member \"{_members[i].Name}\" is missing.");
                isComplete = false;
            }
        }

        return isComplete;
    }

    /// <summary>Builds the object. What its constructor or a property refuses is a fault of the file.</summary>
    private bool TryCreate(Slot[] slots, BotCheck check, [NotNullWhen(true)] out object? value)
    {
        value = null;
        try
        {
            object?[] arguments = [.. _parameters];
            for (int i = 0; i < _members.Length; i++)
            {
                if (_members[i].Parameter >= 0 && slots[i].IsGiven)
                {
                    arguments[_members[i].Parameter] = slots[i].Value;
                }
            }

            object created = _create.Invoke(arguments.AsSpan());
            bool isSet = true;
            for (int i = 0; i < _members.Length; i++)
            {
                isSet &= !slots[i].IsGiven || TrySet(created, _members[i], slots[i], check);
            }

            value = isSet ? created : null;
        }
        catch (Exception refusal) when (IsRefusal(refusal))
        {
            check.Fault(refusal.Message);
        }

        return value is not null;
    }

    private static bool TrySet(object owner, ObjectMember member, in Slot slot, BotCheck check)
    {
        if (slot.Value is null)
        {
            // Only a property that is null by itself means "nothing" by null.
            return member.Get(owner) is null || Refuse(member, slot, check, $"Expected {member.Shape.Expected}, found null.");
        }

        try
        {
            member.Set(owner, slot.Value);
            return true;
        }
        catch (Exception refusal) when (IsRefusal(refusal))
        {
            return Refuse(member, slot, check, refusal.Message);
        }
    }

    private static bool Refuse(ObjectMember member, in Slot slot, BotCheck check, string message)
    {
        check.Path.Enter(member.Name);
        check.FaultAt(slot.Offset, message);
        check.Path.Leave();
        return false;
    }

    private static bool IsRefusal(Exception exception) => exception is ArgumentException or FormatException or OverflowException;

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

    private struct Slot
    {
        public object? Value;
        public int Offset;
        public bool IsGiven;
    }
}
