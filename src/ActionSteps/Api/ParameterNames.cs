using System.Diagnostics.CodeAnalysis;
using ActionSteps.Sessions;

namespace ActionSteps.Api;

/// <summary>The names of the members of a body, looked at once, so that objects with all of them are made without searching.</summary>
internal sealed class ParameterNames
{
    private readonly string[] _names;
    private readonly int[] _hashes;

    public ParameterNames(IReadOnlyList<ApiParameter> members)
    {
        _names = [.. members.Select(static member => member.Key)];
        _hashes = Array.ConvertAll(_names, static name => NameIndex.HashOf(name));
        HasAll = !_names.Contains(string.Empty) && _names.Distinct(StringComparer.Ordinal).Count() == _names.Length;
    }

    public static ParameterNames None { get; } = new([]);

    /// <summary>Whether every member has a name of its own.</summary>
    public bool HasAll { get; }

    /// <summary>An object of these names.</summary>
    /// <param name="values">One for each name, none of them undefined; taken over.</param>
    /// <param name="members">The object.</param>
    public bool TryCombine(Value[] values, [NotNullWhen(true)] out ValueObject? members)
    {
        members = HasAll ? ValueObject.TryOwn(_names, _hashes, values) : null;
        return members is not null;
    }
}
