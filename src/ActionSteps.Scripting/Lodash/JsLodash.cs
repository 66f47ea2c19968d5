namespace ActionSteps.Scripting.Lodash;

/// <summary>The function <c>_</c> of one run: called, it wraps a value.</summary>
internal sealed class JsLodash(JsObject prototype, IntrinsicTable table) : JsIntrinsic(prototype, table)
{
    private double _lastId;

    internal override string ClassName => "Function";

    internal override bool IsCallable => true;

    internal override bool IsConstructor => true;

    /// <summary>The <c>_</c> of a run.</summary>
    internal static JsLodash Of(Realm realm) => (JsLodash)realm.Get(Intrinsic.Lodash);

    internal override JsValue Call(Realm realm, JsValue thisValue, ReadOnlySpan<JsValue> arguments) =>
        JsLodashWrapper.Wrap(realm, arguments.Length > 0 ? arguments[0] : JsValue.Undefined);

    internal override JsValue Construct(Realm realm, ReadOnlySpan<JsValue> arguments, JsObject newTarget) => Call(realm, JsValue.Undefined, arguments);

    internal double NextId() => ++_lastId;

    /// <summary>The value that stands for an argument given later: what a script has set, else <c>_</c> itself.</summary>
    internal JsValue Placeholder(Realm realm, JsObject function)
    {
        JsObject owner = HasOwnProperty(realm, "placeholder") ? this : function;
        return owner.HasOwnProperty(realm, "placeholder") ? owner.Get(realm, "placeholder") : this;
    }
}
