using System.Diagnostics;

namespace ActionSteps.Scripting.Execution;

/// <summary>
/// Where a run is measured: instructions, computing time, memory. Everything that allocates calls <see cref="Allocate"/>, everything that
/// loops calls <see cref="Charge"/>. A limit that is reached throws a <see cref="ScriptLimitException"/>, which no script can catch.
/// </summary>
/// <remarks>
/// Memory is added up as it is allocated. When the sum reaches the limit, a census of what is still reachable replaces it, so that
/// garbage costs nothing in the end; the limit is exceeded when that is not enough.
/// </remarks>
internal sealed class Meter
{
    /// <summary>Units of work between two looks at the clock: at most some milliseconds.</summary>
    private const int Slice = 20_000;

    /// <summary>The first look comes early: a run that does so much work has loops, and profits from inline caches.</summary>
    private const int FirstSlice = 100;

    private readonly ScriptLimits _limits;
    private readonly Realm _realm;
    private long _allocated;
    private long _peak;
    private long _instructions = FirstSlice - Slice;
    private long _computingTicks;
    private long _sliceStart;
    private bool _isComputing;
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
    }

    /// <summary>The host's token.</summary>
    internal CancellationToken Cancellation { get; }

    internal int MaxCallDepth { get; }

    internal int MaxStringLength { get; }

    internal int MaxArrayLength { get; }

    internal long Instructions => _instructions + (Slice - Fuel);

    internal long PeakMemory => Math.Max(_peak, _allocated);

    internal TimeSpan ComputingTime => Stopwatch.GetElapsedTime(0, _computingTicks + (_isComputing ? Stopwatch.GetTimestamp() - _sliceStart : 0));

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
            throw Reached(ScriptLimit.Instructions, _limits.Instructions.ToString(CultureInfo.InvariantCulture));
        }

        if (ComputingTime > _limits.ComputingTime)
        {
            throw Reached(ScriptLimit.ComputingTime, $"{_limits.ComputingTime.TotalMilliseconds.ToString(CultureInfo.InvariantCulture)} ms");
        }
    }

    /// <summary>Pays for memory before it is taken.</summary>
    internal void Allocate(long bytes)
    {
        _allocated += bytes;
        if (_allocated > _limits.MemoryBytes)
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

    internal void StartComputing()
    {
        _isComputing = true;
        t_current = this;
        _sliceStart = Stopwatch.GetTimestamp();
    }

    internal void StopComputing()
    {
        _isComputing = false;
        t_current = null;
        _computingTicks += Stopwatch.GetTimestamp() - _sliceStart;
    }

    private void TakeCensus(long requested)
    {
        long limit = _limits.MemoryBytes;
        if (requested <= limit)
        {
            _peak = limit;
            _allocated = new MemoryCensus().Measure(_realm) + requested;
        }

        // Close to the limit every allocation would take a census: that is the limit already.
        if (_allocated > limit - (limit / 16))
        {
            throw Reached(ScriptLimit.Memory, $"{limit.ToString(CultureInfo.InvariantCulture)} bytes");
        }
    }
}
