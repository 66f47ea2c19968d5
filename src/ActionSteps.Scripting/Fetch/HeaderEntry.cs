namespace ActionSteps.Scripting.Fetch;

/// <summary>The values under one name, which is found in any case and kept as it was first written.</summary>
internal sealed class HeaderEntry(string name, string value)
{
    internal string Name { get; } = name;

    internal List<string> Values { get; private init; } = [value];

    internal string Joined => Values.Count == 1 ? Values[0] : string.Join(", ", Values);

    internal bool Is(string other) => Name.Equals(other, StringComparison.OrdinalIgnoreCase);

    internal HeaderEntry Copy() => new(Name, "") { Values = [.. Values] };
}
