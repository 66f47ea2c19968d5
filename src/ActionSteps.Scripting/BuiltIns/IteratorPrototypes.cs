using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary>What all asynchronous iterators have in common.</summary>
internal static class IteratorPrototypes
{
    private static readonly IntrinsicTable s_asyncIterator = IntrinsicTable.Of(
        Method(JsSymbol.AsyncIterator, "[Symbol.asyncIterator]", 0, static (in NativeCall call) => call.This));

    private static readonly IntrinsicTable s_asyncFromSync = IntrinsicTable.Of(
        Method("next", 1, static (in NativeCall call) => Step(call, ResumeMode.Next)),
        Method("return", 1, static (in NativeCall call) => Step(call, ResumeMode.Return)),
        Method("throw", 1, static (in NativeCall call) => Step(call, ResumeMode.Throw)));

    internal static JsObject CreateAsyncIteratorPrototype(Realm realm) => s_asyncIterator.NewObject(realm, realm.ObjectPrototype);

    internal static JsObject CreateAsyncFromSyncIteratorPrototype(Realm realm) =>
        s_asyncFromSync.NewObject(realm, realm.Get(Intrinsic.AsyncIteratorPrototype));

    private static JsValue Step(in NativeCall call, ResumeMode mode) =>
        call.ThisAs<JsAsyncFromSyncIterator>("next").Step(call.Realm, mode, call[0], call.Count > 0);
}
