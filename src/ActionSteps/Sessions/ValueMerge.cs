namespace ActionSteps.Sessions;

/// <summary>The deep merge of namespaced data (session-and-variables.md section 7).</summary>
internal static class ValueMerge
{
    /// <summary>
    /// Objects merge member by member, the right side winning; everything else is replaced. Reserved names are left out.
    /// </summary>
    public static Value Merge(Value left, Value right)
    {
        if (!right.TryGetObject(out ValueObject? added))
        {
            return right;
        }

        ValueObject.Builder merged = new(added.Count);
        if (left.TryGetObject(out ValueObject? present))
        {
            for (int i = 0; i < present.Count; i++)
            {
                merged.Set(present.Names[i], present.Values[i]);
            }
        }

        for (int i = 0; i < added.Count; i++)
        {
            string name = added.Names[i];
            if (!PathSegment.IsReservedName(name))
            {
                merged.Set(name, Merge(present is null ? default : present[name], added.Values[i]));
            }
        }

        return Value.Object(merged.ToObject());
    }
}
