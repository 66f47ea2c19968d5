namespace ActionSteps.Scripting.Values;

/// <summary>A symbol, or the private name of a class member. The well-known ones are shared by all realms.</summary>
internal sealed class JsSymbol : HeapCell
{
    internal static readonly JsSymbol Iterator = new("Symbol.iterator");
    internal static readonly JsSymbol AsyncIterator = new("Symbol.asyncIterator");
    internal static readonly JsSymbol HasInstance = new("Symbol.hasInstance");
    internal static readonly JsSymbol ToPrimitive = new("Symbol.toPrimitive");
    internal static readonly JsSymbol ToStringTag = new("Symbol.toStringTag");
    internal static readonly JsSymbol Species = new("Symbol.species");
    internal static readonly JsSymbol IsConcatSpreadable = new("Symbol.isConcatSpreadable");
    internal static readonly JsSymbol Unscopables = new("Symbol.unscopables");
    internal static readonly JsSymbol Match = new("Symbol.match");
    internal static readonly JsSymbol MatchAll = new("Symbol.matchAll");
    internal static readonly JsSymbol Replace = new("Symbol.replace");
    internal static readonly JsSymbol Search = new("Symbol.search");
    internal static readonly JsSymbol Split = new("Symbol.split");

    private static int s_lastHash;

    /// <summary>The description; null when the symbol has none.</summary>
    internal readonly JsString? Description;
    internal readonly int Hash = (int)((uint)Interlocked.Increment(ref s_lastHash) * 2654435769u);

    /// <summary>A <c>#name</c>: kept beside properties, but invisible to reflection and proxies.</summary>
    internal readonly bool IsPrivate;

    /// <summary>Shared by all realms: nothing of a run may be stored here.</summary>
    internal readonly bool IsWellKnown;

    internal JsSymbol(JsString? description, bool isPrivate = false)
        : base(CellKind.Symbol)
    {
        Description = description;
        IsPrivate = isPrivate;
    }

    private JsSymbol(string description)
        : this(new JsString(description)) => IsWellKnown = true;

    /// <summary>Made by <c>Symbol.for</c>, so that it can never be garbage.</summary>
    internal bool IsRegistered { get; init; }

    /// <summary>What weak collections hold about this symbol.</summary>
    internal WeakEntries? WeakEntries { get; set; }

    internal override void Trace(MemoryCensus census)
    {
        census.Count(64);
        census.Visit(Description);
        census.Visit(WeakEntries);
    }

    public override string ToString() => $"Symbol({Description?.Text})";
}
