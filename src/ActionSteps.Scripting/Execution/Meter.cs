using System.Diagnostics;

namespace ActionSteps.Scripting.Execution;

/// <summary>
/// Where a run is measured: instructions, computing time, memory. Everything that allocates calls <see cref="Allocate"/>, everything that
/// loops calls <see cref="Charge"/>. A limit that is reached throws a <see cref="ScriptLimitException"/>, which no script can catch.
/// </summary>
/// <remarks>
/// Memory is added up as it is allocated. When the sum reaches the limit, a census of what is still reachable replaces it, so that
/// garbage costs nothing in the end; the limit is exceeded when that is not enough. What built-ins on the stack have in hand is out of
/// reach of the census: all that they allocate themselves counts as used until they return (see Meter.BuiltIns.cs).
/// </remarks>
internal sealed partial class Meter
{
    /// <summary>Units of work between two looks at the clock: at most some milliseconds.</summary>
    private const int Slice = 20_000;

    /// <summary>The first look comes early: a run that does so much work has loops, and profits from inline caches.</summary>
    private const int FirstSlice = 100;

    private readonly ScriptLimits _limits;
    private readonly Realm _realm;
    private long _allocated;
    private long _peak;
    private long _threshold;
    private bool _isCounting;
    private byte _censusNumber;
    private long _instructions = FirstSlice - Slice;
    private long _computingTicks;
    private long _sliceStart;
    private bool _isComputing;
    private Meter? _outer;
    private ScriptLimitException? _reached;

    /// <summary>The meter of the run that computes on this thread, for work that is put off until somebody looks at a value.</summary>
    [ThreadStatic]
    private static Meter? t_current;

    internal static Meter? Current => t_current;

    /// <summary>Units left until the next look at the clock; the interpreter counts it down.</summary>
    internal int Fuel = FirstSlice;

    internal Meter(Realm realm, ScriptLimits limits, CancellationToken cancellation)
    {
        _realm = realm;
        _limits = limits;
        Cancellation = cancellation;
        MaxCallDepth = limits.CallDepth;
        MaxStringLength = limits.StringLength;
        MaxArrayLength = limits.ArrayLength;
        _threshold = limits.MemoryBytes;
    }

    /// <summary>The host's token.</summary>
    internal CancellationToken Cancellation { get; }

    internal int MaxCallDepth { get; }

    internal int MaxStringLength { get; }

    internal int MaxArrayLength { get; }

    internal long Instructions => _instructions + (Slice - Fuel);

    internal long PeakMemory => Math.Max(_peak, _allocated);

    internal TimeSpan ComputingTime => Stopwatch.GetElapsedTime(0, _computingTicks + (_isComputing ? Stopwatch.GetTimestamp() - _sliceStart : 0));

    /// <summary>Time in which the run waited, on the clock of the options; the run adds it up.</summary>
    internal TimeSpan WaitingTime { get; set; }

    /// <summary>Pays for work in units of about one instruction.</summary>
    internal void Charge(long units)
    {
        if (units < Fuel)
        {
            Fuel -= (int)units;
            return;
        }

        _instructions += units - Fuel;
        Fuel = 0;
        Checkpoint();
    }

    /// <summary>Looks at the clock, the number of instructions and the host's token.</summary>
    internal void Checkpoint()
    {
        _instructions += Slice - Fuel;
        Fuel = Slice;
        _realm.EnableCaches();
        Cancellation.ThrowIfCancellationRequested();
        if (_instructions > _limits.Instructions)
        {
            throw Reached(ScriptLimit.Instructions, $"{_limits.Instructions.ToString(CultureInfo.InvariantCulture)} instructions");
        }

        TimeSpan computing = ComputingTime;
        if (computing > _limits.ComputingTime)
        {
            throw Reached(ScriptLimit.ComputingTime, $"{_limits.ComputingTime.TotalMilliseconds.ToString(CultureInfo.InvariantCulture)} ms");
        }

        if (computing + WaitingTime > _limits.TotalTime)
        {
            throw TotalTimeReached();
        }
    }

    internal ScriptLimitException TotalTimeReached() =>
        Reached(ScriptLimit.TotalTime, $"{_limits.TotalTime.TotalMilliseconds.ToString(CultureInfo.InvariantCulture)} ms");

    /// <summary>Pays for memory before it is taken.</summary>
    internal void Allocate(long bytes)
    {
        _allocated += bytes;
        if (_allocated > _threshold)
        {
            TakeCensus(bytes);
        }
    }

    /// <summary>Remembers the limit, so that a run that was stopped cannot go on.</summary>
    internal ScriptLimitException Reached(ScriptLimit limit, string allowed) => _reached ??= new ScriptLimitException(limit, allowed);

    internal bool IsReached => _reached is not null;

    internal void ThrowIfReached()
    {
        if (_reached is not null)
        {
            throw _reached;
        }
    }

    // A function of the host may run another script inside of this one: its end gives the thread back to the outer run.
    internal void StartComputing()
    {
        _isComputing = true;
        _outer = t_current;
        t_current = this;
        _sliceStart = Stopwatch.GetTimestamp();
    }

    internal void StopComputing()
    {
        _isComputing = false;
        t_current = _outer;
        _outer = null;
        _computingTicks += Stopwatch.GetTimestamp() - _sliceStart;
    }

    // The next census comes only after a part of the limit has been allocated anew, otherwise each allocation close to the limit would
    // take one. The count may lie above the limit for so long, but not what is in use when it is looked at.
    private void TakeCensus(long requested)
    {
        long limit = _limits.MemoryBytes;
        if (_isCounting)
        {
            return;
        }

        _peak = Math.Max(_peak, Math.Min(_allocated, limit));
        if (requested > limit)
        {
            throw MemoryReached();
        }

        _isCounting = true;
        _censusNumber = (byte)(_censusNumber == byte.MaxValue ? 1 : _censusNumber + 1);
        long used = new MemoryCensus(this, _censusNumber).Measure(_realm) + InHand(requested);
        _isCounting = false;
        if (used > limit)
        {
            throw MemoryReached();
        }

        _freed += _allocated - used;
        _allocated = used;
        _threshold = Math.Max(limit, used + (limit / 16));
    }

    private ScriptLimitException MemoryReached() =>
        Reached(ScriptLimit.Memory, $"{_limits.MemoryBytes.ToString(CultureInfo.InvariantCulture)} bytes");
}
