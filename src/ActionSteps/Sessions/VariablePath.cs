using System.Collections.Concurrent;

namespace ActionSteps.Sessions;

/// <summary>
/// The way to a variable or a part of it: <c>users[0].firstname</c>, <c>a.0.b</c>, <c>list[-1]</c>, <c>answers["first name"]</c>.
/// Parsed once, immutable, shared between threads. A text that is no path gives a path with <see cref="IsValid"/> false, which reads
/// as undefined and cannot be written; so a bot with such a field can be read, checked and run.
/// </summary>
/// <remarks>
/// Names are case-sensitive and hold any character but <c>. [ ] { } | " '</c> and white space. A digit name is an index of lists.
/// <c>__proto__</c>, <c>constructor</c> and <c>prototype</c> always read as undefined and can never be set.
/// One pair of surrounding braces is tolerated: <c>{counter}</c> is <c>counter</c>.
/// </remarks>
public sealed class VariablePath : IEquatable<VariablePath>
{
    /// <summary>The longest path: 1,000 UTF-16 units.</summary>
    public const int MaxLength = 1_000;

    // A bound on what hosts' own path texts may keep; beyond it paths are simply parsed each time.
    private const int KeptPaths = 2_000;
    private const int LongestKept = 100;

    private static readonly ConcurrentDictionary<string, VariablePath> Kept = new(StringComparer.Ordinal);

    private static readonly ConcurrentDictionary<string, VariablePath>.AlternateLookup<ReadOnlySpan<char>> KeptBySpan =
        Kept.GetAlternateLookup<ReadOnlySpan<char>>();

    // The dictionary's own count takes all its locks.
    private static int _keptCount;

    private readonly PathSegment[] _segments;

    private VariablePath(string source, PathSegment[] segments)
    {
        Source = source;
        _segments = segments;
        Region = segments.Length == 0 ? VariableRegion.None : RegionOf(segments[0].Name);
        IsReserved = Array.Exists(segments, static segment => segment.IsReserved);
    }

    /// <summary>The path as it was written, without surrounding white space and braces.</summary>
    public string Source { get; }

    /// <summary>Whether the text is a path at all; empty text is not.</summary>
    public bool IsValid => _segments.Length > 0;

    /// <summary>Whether the path starts with <c>internal</c>, the region that only the platform writes.</summary>
    public bool IsInternal => Region == VariableRegion.Internal;

    /// <summary>The name of the variable, the first part of the path; empty when the path is not valid.</summary>
    public string Root => _segments.Length == 0 ? string.Empty : _segments[0].Name;

    /// <summary>Number of parts; 1 for a plain variable name.</summary>
    public int Length => _segments.Length;

    internal bool IsReserved { get; }

    internal VariableRegion Region { get; }

    internal ReadOnlySpan<PathSegment> Segments => _segments;

    /// <summary>Parses a path. Never fails: see <see cref="IsValid"/>.</summary>
    public static VariablePath Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Kept.TryGetValue(text, out VariablePath? path))
        {
            return path;
        }

        string source = Trim(text);
        path = new VariablePath(source, PathParser.Parse(source));
        if (_keptCount < KeptPaths && text.Length <= LongestKept && Kept.TryAdd(text, path))
        {
            Interlocked.Increment(ref _keptCount);
        }

        return path;
    }

    /// <summary>A path of exactly one part with this name, whatever characters it has; not valid for empty text.</summary>
    public static VariablePath OfName(string name) =>
        new(name, name.Length == 0 ? [] : [PathSegment.Of(name)]);

    /// <summary>As <see cref="Parse"/>, from a part of a text that has neither white space nor braces.</summary>
    internal static VariablePath OfSource(ReadOnlySpan<char> text) =>
        KeptBySpan.TryGetValue(text, out VariablePath? path) ? path : Parse(text.ToString());

    /// <summary>
    /// A path whose names may hold spaces inside, as names in old bots do. It is not kept, as its text may come from a user.
    /// </summary>
    internal static VariablePath ParseLoose(string text)
    {
        string source = text.Trim();
        return new VariablePath(source, PathParser.Parse(source, allowsSpaces: true));
    }

    /// <summary>A path one part longer.</summary>
    internal VariablePath Append(PathSegment segment)
    {
        PathSegment[] segments = IsValid && Length < PathParser.MostSegments ? [.. _segments, segment] : [];
        return new VariablePath(segment.IsIndex ? $"{Source}[{segment.Name}]" : $"{Source}[{Value.Text(segment.Name).ToJson()}]", segments);
    }

    /// <summary>A path from text, as by <see cref="Parse"/>.</summary>
    public static implicit operator VariablePath(string text) => Parse(text);

    /// <summary>The part of a value that the whole path leads to; <see cref="Value.Undefined"/> where a step is missing.</summary>
    public Value Read(Value value)
    {
        foreach (ref readonly PathSegment segment in _segments.AsSpan())
        {
            value = segment.Read(value);
        }

        return IsValid ? value : default;
    }

    /// <summary>
    /// A copy of a value with the part at the path set. Missing containers are created: a list where the next part is an index, else an
    /// object; a scalar in the way is replaced; gaps of lists are filled with null.
    /// </summary>
    /// <param name="value">The value to start from; it stays as it is.</param>
    /// <param name="item">What to set; <see cref="Value.Undefined"/> removes a member and sets an item of a list to null.</param>
    /// <exception cref="ArgumentException">The path is not valid or holds a reserved name.</exception>
    /// <exception cref="LimitExceededException">An index is beyond 100,000, or the value would nest deeper than <see cref="Value.MaxDepth"/>.</exception>
    public Value Write(Value value, Value item)
    {
        if (!IsValid || IsReserved)
        {
            throw new ArgumentException($"\"{Source}\" is not a path that can be written.", nameof(item));
        }

        return PathWriter.Write(value, _segments, item);
    }

    /// <summary>Equal by the parts, so that <c>a[0]</c> equals <c>a.0</c>; texts that are no paths by the text.</summary>
    public bool Equals(VariablePath? other) =>
        other is not null
        && (ReferenceEquals(this, other)
            || (_segments.AsSpan().SequenceEqual(other._segments) && (IsValid || Source == other.Source)));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as VariablePath);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (PathSegment segment in _segments)
        {
            hash.Add(segment);
        }

        return hash.ToHashCode();
    }

    /// <summary>The path as it was written.</summary>
    public override string ToString() => Source;

    /// <summary>The value at the path below a root that is already looked up.</summary>
    internal Value ReadBelowRoot(Value root)
    {
        for (int i = 1; i < _segments.Length; i++)
        {
            root = _segments[i].Read(root);
        }

        return root;
    }

    private static string Trim(string text)
    {
        ReadOnlySpan<char> trimmed = text.AsSpan().Trim();
        if (trimmed.Length > 2 && trimmed[0] == '{' && trimmed[^1] == '}')
        {
            trimmed = trimmed[1..^1].Trim();
        }

        return trimmed.Length == text.Length ? text : trimmed.ToString();
    }

    private static VariableRegion RegionOf(string root) => root switch
    {
        "internal" => VariableRegion.Internal,
        "locale" => VariableRegion.Locale,
        "events" => VariableRegion.Events,
        _ => VariableRegion.User,
    };
}
