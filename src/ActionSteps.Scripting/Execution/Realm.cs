namespace ActionSteps.Scripting.Execution;

/// <summary>The world of one run: intrinsics (made when first touched), global object, frames, event loop and meter. Used by one thread at a time.</summary>
internal sealed partial class Realm
{
    /// <summary>Nested native calls; the second guard beside the stack that is left, for threads with a very large one.</summary>
    private const int MaxNativeDepth = 4_000;

    private readonly JsObject?[] _intrinsics = new JsObject?[(int)Intrinsic.Count];
    private CallStack? _stack;
    private Dictionary<string, JsSymbol>? _symbols;
    private Dictionary<TemplateLiteral, JsObject>? _templates;
    private InlineCache[] _caches = [];
    private HashSet<JsObject>? _joining;
    private JsObject? _global;
    private int _nativeDepth;
    private ConsoleBuffer? _console;
    private CancellationTokenSource? _ended;

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

    internal JsObject GlobalObject => _global ??= Get(Intrinsic.GlobalObject);

    internal JsObject ObjectPrototype => Get(Intrinsic.ObjectPrototype);

    internal JsObject FunctionPrototype => Get(Intrinsic.FunctionPrototype);

    internal JsObject ArrayPrototype => Get(Intrinsic.ArrayPrototype);

    /// <summary>An intrinsic object; made now if nobody has touched it.</summary>
    internal JsObject Get(Intrinsic intrinsic) => _intrinsics[(int)intrinsic] ?? Materialize(intrinsic);

    /// <summary>An intrinsic object if this run has touched it.</summary>
    internal JsObject? Peek(Intrinsic intrinsic) => _intrinsics[(int)intrinsic];

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

    /// <summary>Gives the stack back while nothing runs.</summary>
    internal void ReleaseStack()
    {
        _stack?.Return();
        _stack = null;
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
            Meter.Allocate(40L * Source.CacheCount);
            _caches = new InlineCache[Source.CacheCount];
        }
    }

    internal void Trace(MemoryCensus census)
    {
        foreach (JsObject? intrinsic in _intrinsics)
        {
            census.Visit(intrinsic);
        }

        foreach (JsSymbol symbol in _symbols?.Values.ToArray() ?? [])
        {
            census.Visit(symbol);
        }

        foreach (JsObject template in _templates?.Values.ToArray() ?? [])
        {
            census.Visit(template);
        }

        census.Count((40L * _caches.Length) + (160L * TransitionCount));
        for (Frame? frame = CurrentFrame; frame is not null; frame = frame.Caller)
        {
            census.Count(128 + (16L * frame.Code.RegisterCount));
            census.Visit(frame.Function);
            census.Visit(frame.This);
            census.Visit(frame.NewTarget);
            census.Visit(frame.Arguments);
            census.Visit(frame.Registers.AsSpan(frame.Base, Math.Min(frame.Code.RegisterCount, frame.Registers.Length - frame.Base)));
        }

        Loop.Trace(census);
    }

    private JsObject Materialize(Intrinsic intrinsic)
    {
        JsObject made = IntrinsicCatalog.Create(this, intrinsic);
        return _intrinsics[(int)intrinsic] = made;
    }
}
