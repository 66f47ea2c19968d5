using System.Security.Cryptography;

namespace ActionSteps.Scripting.Execution;

/// <summary>The world of one run: intrinsics (made when first touched), global object, frames, event loop and meter. Used by one thread at a time.</summary>
internal sealed partial class Realm
{
    /// <summary>Nested native calls; the second guard beside the stack that is left, for threads with a very large one.</summary>
    private const int MaxNativeDepth = 4_000;

    /// <summary>Inline caches that the last run of this thread used, empty.</summary>
    [ThreadStatic]
    private static InlineCache[]? t_spareCaches;

    private const int MinCaches = 64;
    private const int MaxSpareCaches = 1024;

    /// <summary>Intrinsics in one page: a run touches few, and they lie close together.</summary>
    private const int PageSize = 8;

    private JsObject?[]?[]? _intrinsics;
    private JsObject? _globalObject;
    private JsObject? _objectPrototype;
    private JsObject? _functionPrototype;
    private JsObject? _arrayPrototype;
    private JsObject? _promisePrototype;
    private CallStack? _stack;
    private Dictionary<string, JsSymbol>? _symbols;
    private Dictionary<TemplateLiteral, JsObject>? _templates;
    private InlineCache[] _caches = [];
    private HashSet<JsObject>? _joining;
    private int _nativeDepth;
    private ConsoleBuffer? _console;
    private CancellationTokenSource? _ended;
    private ZoneClock? _zone;

    /// <summary>The collator of comparisons that name neither locale nor options.</summary>
    internal CollatorOptions? DefaultCollator { get; set; }

    internal Realm(ScriptSource source, ScriptOptions options, ScriptGlobals globals, ScriptLimits limits, CancellationToken cancellation)
    {
        Source = source;
        Options = options;
        Globals = globals;
        Limits = limits;
        Meter = new Meter(this, limits, cancellation);
        Loop = new EventLoop(this);
    }

    internal ScriptSource Source { get; }

    internal ScriptOptions Options { get; }

    internal ScriptGlobals Globals { get; }

    internal ScriptLimits Limits { get; }

    internal Meter Meter { get; }

    internal EventLoop Loop { get; }

    internal ConsoleBuffer Console => _console ??= new ConsoleBuffer(this);

    /// <summary>The zone of the options, for dates.</summary>
    internal ZoneClock Zone => _zone ??= new ZoneClock(Options.TimeZone);

    internal IReadOnlyList<ScriptConsoleLine> ConsoleLines => _console?.Lines ?? [];

    /// <summary>Cancelled when the run ends, so that tasks of the host need not go on.</summary>
    internal CancellationToken RunEnded => (_ended ??= CancellationTokenSource.CreateLinkedTokenSource(Meter.Cancellation)).Token;

    internal Frame? CurrentFrame { get; set; }

    internal CallStack Stack => _stack ??= CallStack.Rent();

    /// <summary>Symbols of <c>Symbol.for</c>.</summary>
    internal Dictionary<string, JsSymbol> Symbols => _symbols ??= new(StringComparer.Ordinal);

    internal Dictionary<TemplateLiteral, JsObject> Templates => _templates ??= new(ReferenceEqualityComparer.Instance);

    /// <summary>Inline caches, once the run is long enough to profit; empty before.</summary>
    internal InlineCache[] Caches => _caches;

    /// <summary>Raised when the layout of a prototype changes that inline caches rely on.</summary>
    internal int Epoch { get; private set; }

    internal void RaiseEpoch()
    {
        if (Epoch == int.MaxValue)
        {
            _caches.AsSpan().Clear();
            Epoch = 0;
        }

        Epoch++;
    }

    internal JsObject GlobalObject => _globalObject ?? Materialize(Intrinsic.GlobalObject);

    internal JsObject ObjectPrototype => _objectPrototype ?? Materialize(Intrinsic.ObjectPrototype);

    internal JsObject FunctionPrototype => _functionPrototype ?? Materialize(Intrinsic.FunctionPrototype);

    internal JsObject ArrayPrototype => _arrayPrototype ?? Materialize(Intrinsic.ArrayPrototype);

    /// <summary>An intrinsic object; made now if nobody has touched it.</summary>
    internal JsObject Get(Intrinsic intrinsic) => Place(intrinsic) ?? Materialize(intrinsic);

    /// <summary>An intrinsic object if this run has touched it.</summary>
    internal JsObject? Peek(Intrinsic intrinsic) => HasPlace(intrinsic) ? Place(intrinsic) : null;

    internal JsObject NewObject()
    {
        Meter.Allocate(64);
        return new JsObject(ObjectPrototype);
    }

    internal JsArray NewArray(JsValue[] items)
    {
        Meter.Allocate(112 + (16L * items.Length));
        return new JsArray(ArrayPrototype, items, (uint)items.Length);
    }

    internal JsArray NewArrayOf(List<JsValue> items) => NewArray(items.ToArray());

    internal JsObject NewIterResult(JsValue value, bool isDone)
    {
        Meter.Allocate(120);
        return new JsObject(ObjectPrototype, IterResult.Shape, [value, isDone]);
    }

    internal JsThrow TypeError(string message) => Error(Intrinsic.TypeErrorPrototype, message);

    internal JsThrow RangeError(string message) => Error(Intrinsic.RangeErrorPrototype, message);

    internal JsThrow ReferenceError(string message) => Error(Intrinsic.ReferenceErrorPrototype, message);

    internal JsThrow SyntaxError(string message) => Error(Intrinsic.SyntaxErrorPrototype, message);

    internal JsThrow Error(Intrinsic prototype, string message) => new(JsError.Create(this, Get(prototype), message));

    internal JsValue Call(JsValue function, JsValue thisValue, params ReadOnlySpan<JsValue> arguments) => function.Cell is JsObject { IsCallable: true } callable
        ? callable.Call(this, thisValue, arguments)
        : throw TypeError($"{Operations.Describe(function)} is not a function");

    /// <summary>Guards the CLR stack where native code calls into the interpreter or recurses by itself; pairs with <see cref="LeaveNative"/>.</summary>
    internal void EnterNative()
    {
        if (!TryEnterNative())
        {
            throw RangeError("Maximum call stack size exceeded");
        }
    }

    internal bool TryEnterNative()
    {
        if (_nativeDepth >= MaxNativeDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return false;
        }

        _nativeDepth++;
        return true;
    }

    internal void LeaveNative() => _nativeDepth--;

    /// <summary>Random bytes for <c>crypto</c>: from the source that the host has given, otherwise the system's secure one.</summary>
    internal void FillRandom(Span<byte> bytes)
    {
        if (ReferenceEquals(Options.Random, Random.Shared))
        {
            RandomNumberGenerator.Fill(bytes);
        }
        else
        {
            Options.Random.NextBytes(bytes);
        }
    }

    /// <summary>Nested native calls now; whoever catches an exception for good sets it back, because what was left did not count down.</summary>
    internal int NativeDepth
    {
        get => _nativeDepth;
        set => _nativeDepth = value;
    }

    /// <summary>Gives the stack back while nothing runs, and lets go of what only had to last for the turn.</summary>
    internal void ReleaseStack()
    {
        _kept = null;
        _stack?.Return();
        _stack = null;
        if (_caches.Length > 0)
        {
            ReleaseCaches();
        }
    }

    // Cleared, as they refer to objects of this run; a run that goes on later fills them anew.
    private void ReleaseCaches()
    {
        if (_caches.Length <= MaxSpareCaches)
        {
            Array.Clear(_caches, 0, Source.CacheCount);
            t_spareCaches = _caches;
        }

        _caches = [];
    }

    /// <summary>Tells the host's pending tasks that nobody waits for them any more.</summary>
    internal void End()
    {
        _ended?.Cancel();
        _ended?.Dispose();
    }

    /// <summary>Arrays that are being joined: one that contains itself is empty text there.</summary>
    internal HashSet<JsObject> Joining => _joining ??= new(ReferenceEqualityComparer.Instance);

    /// <summary>Switches inline caches on: called when the run has done enough work that they pay off.</summary>
    internal void EnableCaches()
    {
        if (_caches.Length == 0 && Source.CacheCount > 0)
        {
            int count = Source.CacheCount;
            if (t_spareCaches is { } spare && spare.Length >= count)
            {
                t_spareCaches = null;
                _caches = spare;
                return;
            }

            Meter.Allocate(40L * count);
            _caches = new InlineCache[count <= MaxSpareCaches ? Math.Max(count, MinCaches) : count];
        }
    }

    internal void Trace(MemoryCensus census)
    {
        for (var intrinsic = Intrinsic.GlobalObject; intrinsic < Intrinsic.Count; intrinsic++)
        {
            census.Visit(Peek(intrinsic));
        }

        foreach (JsSymbol symbol in _symbols is null ? [] : _symbols.Values.AsEnumerable())
        {
            census.Count(80);
            census.Visit(symbol);
        }

        foreach (JsObject template in _templates?.Values.ToArray() ?? [])
        {
            census.Visit(template);
        }

        census.Count((40L * _caches.Length) + _shapeBytes + (_console?.Size ?? 0));
        JsValue[]? segment = null;
        for (Frame? frame = CurrentFrame; frame is not null; frame = frame.Caller)
        {
            if (frame.Coroutine is not null)
            {
                census.Visit(frame.Coroutine);
                continue;
            }

            if (!ReferenceEquals(frame.Registers, segment))
            {
                segment = frame.Registers;
                census.Count(24 + (16L * segment.Length));
            }

            census.Count(152 + (16L * frame.Arguments.Length));
            census.Visit(frame.Function);
            census.Visit(frame.This);
            census.Visit(frame.NewTarget);
            census.Visit(frame.Arguments);
            census.Visit(frame.Registers.AsSpan(frame.Base, Math.Min(frame.Code.RegisterCount, frame.Registers.Length - frame.Base)));
        }

        TraceWork(census);
        TraceKept(census);
        TraceRejections(census);
        Loop.Trace(census);
    }

    private JsObject Materialize(Intrinsic intrinsic)
    {
        JsObject made = IntrinsicCatalog.Create(this, intrinsic);
        return Place(intrinsic) = made;
    }

    private bool HasPlace(Intrinsic intrinsic) =>
        intrinsic is Intrinsic.GlobalObject or Intrinsic.ObjectPrototype or Intrinsic.FunctionPrototype or Intrinsic.ArrayPrototype or Intrinsic.PromisePrototype
        || _intrinsics?[(int)intrinsic / PageSize] is not null;

    /// <summary>Where an intrinsic is kept; those that nearly every run touches have a place of their own.</summary>
    private ref JsObject? Place(Intrinsic intrinsic)
    {
        switch (intrinsic)
        {
            case Intrinsic.GlobalObject:
                return ref _globalObject;
            case Intrinsic.ObjectPrototype:
                return ref _objectPrototype;
            case Intrinsic.FunctionPrototype:
                return ref _functionPrototype;
            case Intrinsic.ArrayPrototype:
                return ref _arrayPrototype;
            case Intrinsic.PromisePrototype:
                return ref _promisePrototype;
            default:
                _intrinsics ??= new JsObject?[]?[((int)Intrinsic.Count + PageSize - 1) / PageSize];
                JsObject?[] page = _intrinsics[(int)intrinsic / PageSize] ??= new JsObject?[PageSize];
                return ref page[(int)intrinsic % PageSize];
        }
    }
}
