namespace ActionSteps;

/// <summary>Checks options and tells all faults at once.</summary>
internal static class OptionRange
{
    public static void Check(long value, long least, long most, string name, string unit, ICollection<string> faults)
    {
        if (value < least || value > most)
        {
            faults.Add(FormattableString.Invariant($"{name} is {value:N0} {unit}; it must be {least:N0} to {most:N0}."));
        }
    }

    /// <exception cref="ArgumentException">There are faults.</exception>
    public static void ThrowIfAny(List<string> faults, string options)
    {
        if (faults.Count > 0)
        {
            throw new ArgumentException($"The {options} are wrong: {string.Join(' ', faults)}");
        }
    }
}
