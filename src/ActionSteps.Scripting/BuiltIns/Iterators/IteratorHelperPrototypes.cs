using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns.Iterators;

/// <summary>The prototypes of iterator helpers and of what <c>Iterator.from</c> wraps.</summary>
internal static class IteratorHelperPrototypes
{
    internal static readonly NativeBody NextBody =
        static (in NativeCall call) => call.ThisAs<JsIteratorHelper>("Iterator Helper.prototype.next").Next(call.Realm);

    private static readonly IntrinsicTable s_helper = IntrinsicTable.Of(
        Method("next", 0, NextBody),
        Method("return", 0, static (in NativeCall call) => call.ThisAs<JsIteratorHelper>("Iterator Helper.prototype.return").Return(call.Realm)),
        Tag("Iterator Helper"));

    private static readonly IntrinsicTable s_wrapper = IntrinsicTable.Of(
        Method("next", 0, static (in NativeCall call) => call.ThisAs<JsWrappedIterator>("%WrapForValidIteratorPrototype%.next").Next(call.Realm)),
        Method("return", 0, static (in NativeCall call) => call.ThisAs<JsWrappedIterator>("%WrapForValidIteratorPrototype%.return").Return(call.Realm)));

    internal static JsObject CreateHelper(Realm realm) => s_helper.NewObject(realm, realm.Get(Intrinsic.IteratorPrototype));

    internal static JsObject CreateWrapper(Realm realm) => s_wrapper.NewObject(realm, realm.Get(Intrinsic.IteratorPrototype));
}
