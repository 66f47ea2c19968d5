namespace ActionSteps.Sessions;

/// <summary>The deep merge of namespaced data (session-and-variables.md section 7).</summary>
internal static class ValueMerge
{
    // Up to here a copy for each member costs less than an index of all members.
    private const int FewMembers = 8;

    /// <summary>Objects merge member by member, the right side winning; everything else is replaced.</summary>
    public static Value Merge(Value left, Value right)
    {
        if (!left.TryGetObject(out ValueObject? present) || !right.TryGetObject(out ValueObject? added))
        {
            return right;
        }

        return Value.Object(added.Count <= FewMembers ? MergeFew(present, added) : MergeMany(present, added));
    }

    private static ValueObject MergeFew(ValueObject present, ValueObject added)
    {
        if (present.HasNamesOf(added) && !HasObjects(added))
        {
            return added;
        }

        for (int i = 0; i < added.Count; i++)
        {
            string name = added.Names[i];
            present = present.With(name, Merge(present[name], added.Values[i]));
        }

        return present;
    }

    private static bool HasObjects(ValueObject members)
    {
        foreach (ref readonly Value value in members.Values)
        {
            if (value.IsObject)
            {
                return true;
            }
        }

        return false;
    }

    private static ValueObject MergeMany(ValueObject present, ValueObject added)
    {
        ValueObject.Builder merged = new(present.Count + added.Count);
        for (int i = 0; i < present.Count; i++)
        {
            merged.Set(present.Names[i], present.Values[i]);
        }

        for (int i = 0; i < added.Count; i++)
        {
            string name = added.Names[i];
            merged.Set(name, Merge(present[name], added.Values[i]));
        }

        return merged.ToObject();
    }
}
