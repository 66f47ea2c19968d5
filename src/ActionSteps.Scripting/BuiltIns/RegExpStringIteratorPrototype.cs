using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary>The prototype of iterators over matches.</summary>
internal static class RegExpStringIteratorPrototype
{
    private static readonly IntrinsicTable s_table = IntrinsicTable.Of(
        Method("next", 0, static (in NativeCall call) => call.ThisAs<JsRegExpStringIterator>("RegExp String Iterator.prototype.next").Next(call.Realm)),
        Tag("RegExp String Iterator"));

    internal static JsObject Create(Realm realm) => s_table.NewObject(realm, realm.Get(Intrinsic.IteratorPrototype));
}
