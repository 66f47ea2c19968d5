namespace ActionSteps.Sessions;

/// <summary>
/// Keeps names that lead to the machinery of JavaScript objects out of sessions, wherever data comes from: answers of servers, scripts,
/// hosts. They are never readable either, so nothing is lost that anybody could use.
/// </summary>
internal static class ReservedNames
{
    /// <summary>A value without members of such names; the value itself when it has none.</summary>
    public static Value Remove(Value value)
    {
        if (!value.HasReservedNames)
        {
            return value;
        }

        return value.TryGetObject(out ValueObject? members) ? Value.Object(Remove(members))
            : value.TryGetList(out ValueList? list) ? Value.List(ValueList.Create(list.Select(Remove)))
            : value;
    }

    /// <summary>An object without members of such names; the object itself when it has none.</summary>
    public static ValueObject Remove(ValueObject members)
    {
        if (!members.HasReservedNames)
        {
            return members;
        }

        ValueObject.Builder kept = new(members.Count);
        foreach ((string name, Value value) in members)
        {
            if (!PathSegment.IsReservedName(name))
            {
                kept.Set(name, Remove(value));
            }
        }

        return kept.ToObject();
    }
}
