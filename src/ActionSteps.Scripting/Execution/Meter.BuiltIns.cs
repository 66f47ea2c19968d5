namespace ActionSteps.Scripting.Execution;

/// <content>
/// What built-ins have in hand: results under construction, lists, texts. The census cannot see them, so whatever a built-in allocates
/// counts as used until it returns. Scripts that it calls do not: their garbage is garbage. A built-in that collects what such scripts
/// make keeps it where the census sees it (<see cref="Realm.Hold"/>).
/// </content>
internal sealed partial class Meter
{
    /// <summary>No built-in has the word.</summary>
    private const long NoBuiltIn = long.MaxValue;

    /// <summary>Bytes that censuses have found to be garbage; with <see cref="_allocated"/> all that was ever allocated.</summary>
    private long _freed;

    /// <summary>Allocated when the built-in that runs now began or went on.</summary>
    private long _mark = NoBuiltIn;

    /// <summary>What the built-ins below it on the stack have allocated.</summary>
    private long _inHand;

    private long Total => _allocated + _freed;

    /// <summary>A script calls a built-in; answers what <see cref="EndBuiltIn"/> needs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal long BeginBuiltIn()
    {
        _mark = _allocated + _freed;
        return _inHand;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void EndBuiltIn(long inHand)
    {
        _inHand = inHand;
        _mark = NoBuiltIn;
    }

    /// <summary>Where it is not known who calls a built-in: another one, whose part it is then, or a script.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal BuiltInMark BeginNested()
    {
        bool isBuiltIn = _mark != NoBuiltIn;
        var before = new BuiltInMark(isBuiltIn, _inHand);
        long total = _allocated + _freed;
        if (isBuiltIn)
        {
            _inHand += total - _mark;
        }

        _mark = total;
        return before;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void EndNested(BuiltInMark before)
    {
        if (!before.IsBuiltIn)
        {
            EndBuiltIn(before.InHand);
        }
    }

    /// <summary>From now on a built-in has nothing in hand: all that it has made and will make is held by the realm, or garbage.</summary>
    internal BuiltInMark BeginHeld()
    {
        var before = new BuiltInMark(_mark != NoBuiltIn, _inHand);
        _mark = NoBuiltIn;
        return before;
    }

    /// <summary>A built-in has let go of something that it had paid for.</summary>
    internal void Drop(long bytes)
    {
        if (_mark != NoBuiltIn)
        {
            _mark += bytes;
        }
    }

    /// <summary>A script runs.</summary>
    internal BuiltInMark BeginScript()
    {
        bool isBuiltIn = _mark != NoBuiltIn;
        if (isBuiltIn)
        {
            _inHand += Total - _mark;
            _mark = NoBuiltIn;
        }

        return new BuiltInMark(isBuiltIn, _inHand);
    }

    /// <summary>The caller goes on, with what it had in hand before.</summary>
    internal void EndScript(BuiltInMark before)
    {
        _inHand = before.InHand;
        _mark = before.IsBuiltIn ? Total : NoBuiltIn;
    }

    /// <summary>A script goes on in a handler, whatever was called when the exception came.</summary>
    internal void ResumeScript(BuiltInMark before) => EndBuiltIn(before.InHand);

    private long InHand(long requested) => _inHand + (_mark == NoBuiltIn ? requested : Total - _mark);
}
