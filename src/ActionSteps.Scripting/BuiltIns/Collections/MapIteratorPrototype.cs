using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns.Collections;

/// <summary>The prototype of iterators over maps.</summary>
internal static class MapIteratorPrototype
{
    internal static readonly NativeBody NextBody = static (in NativeCall call) => call.This.Cell is JsCollectionIterator { IsOfMap: true } self
        ? self.Next(call.Realm)
        : throw call.Realm.TypeError($"Method Map Iterator.prototype.next called on incompatible receiver {Operations.Describe(call.This)}");

    private static readonly IntrinsicTable s_table = IntrinsicTable.Of(Method("next", 0, NextBody), Tag("Map Iterator"));

    internal static JsObject Create(Realm realm) => s_table.NewObject(realm, realm.Get(Intrinsic.IteratorPrototype));
}
