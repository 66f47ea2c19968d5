using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary>The prototype of iterators over the code points of a text.</summary>
internal static class StringIteratorPrototype
{
    internal static readonly NativeBody NextBody =
        static (in NativeCall call) => call.ThisAs<JsStringIterator>("String Iterator.prototype.next").Next(call.Realm);

    private static readonly IntrinsicTable s_table = IntrinsicTable.Of(
        Method("next", 0, NextBody),
        Tag("String Iterator"));

    internal static JsObject Create(Realm realm) => s_table.NewObject(realm, realm.Get(Intrinsic.IteratorPrototype));
}
