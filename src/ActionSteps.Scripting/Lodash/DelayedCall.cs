namespace ActionSteps.Scripting.Lodash;

/// <summary>The state of a debounced or throttled function: what it was called with last, and when it may run again.</summary>
internal sealed class DelayedCall : HeapCell
{
    private readonly JsObject _function;
    private readonly double _wait;
    private readonly double _maxWait;
    private readonly bool _isLeading;
    private readonly bool _isTrailing;
    private JsNativeFunction? _onTimer;
    private JsValue[]? _arguments;
    private JsValue _this = JsValue.Undefined;
    private JsValue _result = JsValue.Undefined;
    private double _lastCall = double.NaN;
    private double _lastRun;
    private int _timer;

    private DelayedCall(JsObject function, double wait, double maxWait, bool isLeading, bool isTrailing)
        : base(CellKind.Internal) => (_function, _wait, _maxWait, _isLeading, _isTrailing) = (function, wait, maxWait, isLeading, isTrailing);

    internal static double Now(Realm realm) => realm.Options.TimeProvider.GetUtcNow().ToUnixTimeMilliseconds();

    internal static JsValue Create(in NativeCall call, bool isThrottle)
    {
        Realm realm = call.Realm;
        JsObject function = Captured.Require(call, 0);
        double wait = Numbers.ToNumber(realm, call[1]);
        wait = double.IsNaN(wait) ? 0 : wait;
        double maxWait = isThrottle ? wait : double.NaN;
        (bool isLeading, bool isTrailing) = (isThrottle, true);
        if (call[2].TryGetObject(out JsObject? options))
        {
            isLeading = isThrottle && !options.HasProperty(realm, "leading") || Operations.ToBoolean(options.Get(realm, "leading"));
            isTrailing = !options.HasProperty(realm, "trailing") || Operations.ToBoolean(options.Get(realm, "trailing"));
            if (!isThrottle && options.HasProperty(realm, "maxWait"))
            {
                double given = Numbers.ToNumber(realm, options.Get(realm, "maxWait"));
                maxWait = Math.Max(double.IsNaN(given) ? 0 : given, wait);
            }
        }

        realm.Meter.Allocate(400);
        var state = new DelayedCall(function, wait, maxWait, isLeading, isTrailing);
        state._onTimer = new JsNativeFunction(realm, "", 0, static (in NativeCall inner) => Of(inner).OnTimer(inner.Realm), state);
        var made = new JsNativeFunction(realm, "", 0, static (in NativeCall inner) => Of(inner).Call(inner), state);
        made.Set(realm, "cancel", new JsNativeFunction(realm, "", 0, static (in NativeCall inner) => Of(inner).Cancel(inner.Realm), state), made);
        made.Set(realm, "flush", new JsNativeFunction(realm, "", 0, static (in NativeCall inner) => Of(inner).Flush(inner.Realm), state), made);
        return made;
    }

    internal override void Trace(MemoryCensus census)
    {
        census.Count(160 + (16L * (_arguments?.Length ?? 0)));
        census.Visit(_function);
        census.Visit(_onTimer);
        census.Visit(_this);
        census.Visit(_result);
        census.Visit(_arguments ?? []);
    }

    private static DelayedCall Of(in NativeCall call) => (DelayedCall)call.Callee.State!;

    private JsValue Call(in NativeCall call)
    {
        Realm realm = call.Realm;
        double now = Now(realm);
        bool isDue = IsDue(now);
        realm.Meter.Allocate(24 + (16L * call.Count));
        (_arguments, _this, _lastCall) = (call.Arguments.ToArray(), call.This, now);
        if (isDue && _timer == 0)
        {
            _lastRun = now;
            Start(realm, _wait);
            return _isLeading ? Run(realm, now) : _result;
        }

        if (isDue && !double.IsNaN(_maxWait))
        {
            // Called in a tight loop: the timer gets no turn.
            realm.Loop.StopTimer(_timer);
            Start(realm, _wait);
            return Run(realm, now);
        }

        if (_timer == 0)
        {
            Start(realm, _wait);
        }

        return _result;
    }

    private bool IsDue(double now)
    {
        double sinceCall = now - _lastCall;
        return double.IsNaN(_lastCall) || sinceCall >= _wait || sinceCall < 0 || now - _lastRun >= _maxWait;
    }

    private JsValue Run(Realm realm, double now)
    {
        JsValue[] arguments = _arguments ?? [];
        JsValue thisValue = _this;
        (_arguments, _this, _lastRun) = (null, JsValue.Undefined, now);
        return _result = _function.Call(realm, thisValue, arguments);
    }

    private void Start(Realm realm, double wait) => _timer = WaitingFunctions.StartTimer(realm, _onTimer!, wait, []);

    private JsValue OnTimer(Realm realm)
    {
        double now = Now(realm);
        if (IsDue(now))
        {
            return End(realm, now);
        }

        double left = _wait - (now - _lastCall);
        Start(realm, double.IsNaN(_maxWait) ? left : Math.Min(left, _maxWait - (now - _lastRun)));
        return JsValue.Undefined;
    }

    private JsValue End(Realm realm, double now)
    {
        _timer = 0;
        if (_isTrailing && _arguments is not null)
        {
            return Run(realm, now);
        }

        (_arguments, _this) = (null, JsValue.Undefined);
        return _result;
    }

    private JsValue Cancel(Realm realm)
    {
        if (_timer != 0)
        {
            realm.Loop.StopTimer(_timer);
        }

        (_lastRun, _arguments, _lastCall, _this, _timer) = (0, null, double.NaN, JsValue.Undefined, 0);
        return JsValue.Undefined;
    }

    private JsValue Flush(Realm realm)
    {
        if (_timer == 0)
        {
            return _result;
        }

        realm.Loop.StopTimer(_timer);
        return End(realm, Now(realm));
    }
}
