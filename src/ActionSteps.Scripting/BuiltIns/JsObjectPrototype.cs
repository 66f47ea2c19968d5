namespace ActionSteps.Scripting.BuiltIns;

/// <summary><c>Object.prototype</c> itself, whose prototype is fixed (10.4.7).</summary>
internal sealed class JsObjectPrototype(IntrinsicTable table) : JsIntrinsic(null, table)
{
    internal override bool SetPrototypeOf(Realm realm, JsObject? prototype) => prototype is null;
}
