namespace ActionSteps.Scripting.RegularExpressions;

/// <summary>
/// A regular expression without its state: source, flags, code. Immutable and shared by all objects made of the same literal, in all runs.
/// Its code is made when it is first used, by whoever comes first.
/// </summary>
internal sealed class RegExpProgram : HeapCell
{
    private RegExpTree? _tree;
    private RegExpCode? _code;

    private RegExpProgram(string source, RegExpFlags flags, RegExpTree tree)
        : base(CellKind.Internal)
    {
        Source = JsString.Of(source);
        Flags = flags;
        GroupCount = tree.GroupCount + 1;
        Names = tree.Names;
        _tree = tree;
        if (Names.Length > 0)
        {
            var keys = new (PropertyKey, PropertyFlags)[Names.Length];
            for (int i = 0; i < keys.Length; i++)
            {
                keys[i] = (PropertyKey.Of(JsString.Of(Names[i].Name)), PropertyFlags.Default);
            }

            GroupsShape = Shape.CreateShared(keys);
        }
    }

    /// <summary>The pattern as it was given.</summary>
    internal JsString Source { get; }

    internal RegExpFlags Flags { get; }

    /// <summary>Number of groups including the whole match.</summary>
    internal int GroupCount { get; }

    internal (string Name, int[] Groups)[] Names { get; }

    /// <summary>The layout of <c>groups</c>; null when no group has a name.</summary>
    internal Shape? GroupsShape { get; }

    internal bool IsGlobal => (Flags & RegExpFlags.Global) != 0;

    internal bool IsSticky => (Flags & RegExpFlags.Sticky) != 0;

    internal bool IsUnicode => (Flags & RegExpFlags.AnyUnicode) != 0;

    internal bool HasIndices => (Flags & RegExpFlags.HasIndices) != 0;

    /// <summary>Reads a pattern; a null result comes with the fault.</summary>
    internal static RegExpProgram? TryCreate(string source, RegExpFlags flags, Meter? meter, out RegExpFault? fault)
    {
        try
        {
            fault = null;
            return new RegExpProgram(source, flags, RegExpParser.Parse(source, flags, meter));
        }
        catch (RegExpFault caught)
        {
            fault = caught;
            return null;
        }
    }

    /// <summary>Reads flags; false when one is unknown or given twice.</summary>
    internal static bool TryReadFlags(string text, out RegExpFlags flags)
    {
        flags = RegExpFlags.None;
        foreach (char unit in text)
        {
            int index = "dgimsuvy".IndexOf(unit, StringComparison.Ordinal);
            if (index < 0 || ((int)flags & (1 << index)) != 0)
            {
                return false;
            }

            flags |= (RegExpFlags)(1 << index);
        }

        return (flags & RegExpFlags.AnyUnicode) != RegExpFlags.AnyUnicode;
    }

    /// <summary>The code; a RangeError when there is not enough stack to make it.</summary>
    internal RegExpCode Code(Realm realm) => _code ?? Compile(realm);

    internal override void Trace(MemoryCensus census)
    {
        census.Count(200 + (2L * Source.Length) + (_code is null ? 20L * Source.Length : (4L * _code.Code.Length) + (400L * _code.Classes.Length)));
    }

    private RegExpCode Compile(Realm realm)
    {
        RegExpTree? tree = Volatile.Read(ref _tree);
        if (tree is null)
        {
            return _code!;
        }

        RegExpCode? made = null;
        try
        {
            made = RegExpCompiler.Compile(tree, Flags, realm.Meter);
        }
        catch (RegExpFault)
        {
            realm.Meter.ThrowIfReached();
        }

        if (made is null)
        {
            throw realm.RangeError("Maximum call stack size exceeded");
        }

        Volatile.Write(ref _code, made);
        Volatile.Write(ref _tree, null);
        return made;
    }
}
