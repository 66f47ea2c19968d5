using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using ActionSteps.Blocks.Reading;

namespace ActionSteps.Blocks.Shapes;

internal sealed partial class ObjectShape
{
    private const int Unknown = -1;

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

    private struct Slot
    {
        public object? Value;
        public int Offset;
        public bool IsGiven;
    }
}
