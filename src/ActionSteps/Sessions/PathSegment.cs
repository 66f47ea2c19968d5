namespace ActionSteps.Sessions;

/// <summary>One part of a path: a name, which is also an index of lists when it is a number.</summary>
internal readonly record struct PathSegment(string Name, int Index)
{
    /// <summary>The index of a name that is none.</summary>
    public const int NoIndex = int.MinValue;

    private readonly int _hash = NameIndex.HashOf(Name);

    public bool IsIndex => Index >= 0;

    public bool IsReserved { get; } = IsReservedName(Name);

    public int Hash => _hash;

    /// <summary>Names that lead to the machinery of JavaScript objects and are therefore never data.</summary>
    public static bool IsReservedName(string name) => name is "__proto__" or "constructor" or "prototype";

    public static PathSegment Of(string name)
    {
        string kept = NameCache.Get(name);
        return new PathSegment(kept, IndexOf(kept));
    }

    public Value Read(Value value)
    {
        if (value.TryGetObject(out ValueObject? members))
        {
            return IsReserved ? default : members.Get(Name, _hash);
        }

        if (value.TryGetList(out ValueList? list))
        {
            return Index != NoIndex ? list.At(Index) : Name == "length" ? Value.Number(list.Count) : default;
        }

        return value.TryGetText(out string? text) && Name == "length" ? Value.Number(text.Length) : default;
    }

    public bool Equals(PathSegment other) => string.Equals(Name, other.Name, StringComparison.Ordinal);

    public override int GetHashCode() => _hash;

    private static int IndexOf(string name)
    {
        ReadOnlySpan<char> digits = name.AsSpan(name.StartsWith('-') ? 1 : 0);
        bool isPadded = digits.StartsWith('0') && name.Length > 1;
        if (digits.IsEmpty || digits.Length > 9 || isPadded || digits.ContainsAnyExceptInRange('0', '9'))
        {
            return NoIndex;
        }

        int index = int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
        return name[0] == '-' ? -index : index;
    }
}
