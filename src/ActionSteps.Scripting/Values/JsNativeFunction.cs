namespace ActionSteps.Scripting.Values;

/// <summary>A built-in function. What it closes over, if anything, is in <see cref="State"/>.</summary>
internal sealed class JsNativeFunction : JsObject
{
    private static readonly Shape s_plain = Shape.CreateShared([(Names.Length, PropertyFlags.Configurable), (Names.Name, PropertyFlags.Configurable)]);

    private readonly JsString _name;
    private readonly int _length;

    internal JsNativeFunction(Realm realm, string name, int length, NativeBody body, HeapCell? state = null)
        : this(realm.FunctionPrototype, JsString.Of(name), length, body, isConstructor: false, state) => realm.Meter.Allocate(112);

    internal JsNativeFunction(JsObject? prototype, JsString name, int length, NativeBody body, bool isConstructor, HeapCell? state = null)
        : base(prototype, Shape.Deferred, [])
    {
        _name = name;
        _length = length;
        Body = body;
        IsConstructor = isConstructor;
        State = state;
    }

    internal NativeBody Body { get; }

    internal HeapCell? State { get; }

    internal override string ClassName => "Function";

    internal override bool IsCallable => true;

    internal override bool IsConstructor { get; }

    internal string Name => _name.Text;

    internal override void Materialize(Realm realm)
    {
        realm.Meter.Allocate(56);
        Shape = s_plain;
        Slots = [_length, _name];
    }

    internal override JsValue Call(Realm realm, JsValue thisValue, ReadOnlySpan<JsValue> arguments)
    {
        realm.EnterNative();
        BuiltInMark before = realm.Meter.BeginNested();
        try
        {
            JsValue result = Body(new NativeCall(realm, thisValue, arguments, null, this));
            if (!before.IsBuiltIn)
            {
                realm.KeepAnswer(result);
            }

            return result;
        }
        finally
        {
            realm.Meter.EndNested(before);
            realm.LeaveNative();
        }
    }

    internal override JsValue Construct(Realm realm, ReadOnlySpan<JsValue> arguments, JsObject newTarget)
    {
        realm.EnterNative();
        BuiltInMark before = realm.Meter.BeginNested();
        try
        {
            JsValue result = Body(new NativeCall(realm, JsValue.Undefined, arguments, newTarget, this));
            if (!before.IsBuiltIn)
            {
                realm.KeepAnswer(result);
            }

            return result;
        }
        finally
        {
            realm.Meter.EndNested(before);
            realm.LeaveNative();
        }
    }

    internal override void Trace(MemoryCensus census)
    {
        base.Trace(census);
        census.Count(48);
        census.Visit(State);
    }
}
