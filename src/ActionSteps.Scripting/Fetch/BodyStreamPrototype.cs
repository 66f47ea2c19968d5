using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.Fetch;

/// <summary>The prototype of bodies in pieces. What a stream of Node can do beyond iteration says what to use instead.</summary>
internal static class BodyStreamPrototype
{
    private static readonly string[] s_refused =
        ["pipe", "unpipe", "on", "once", "addListener", "read", "resume", "pause", "setEncoding", "getReader", "pipeTo", "pipeThrough", "tee"];

    private static readonly IntrinsicTable s_table = IntrinsicTable.Of(
    [
        Method("next", 0, static (in NativeCall call) => Self(call).Next(call.Realm)),
        Method("return", 1, static (in NativeCall call) => Self(call).Return(call.Realm, call[0])),
        Method("destroy", 0, Destroy),
        .. s_refused.Select(Refusal),
        Tag("Body"),
    ]);

    internal static JsObject Create(Realm realm) => s_table.NewObject(realm, realm.Get(Intrinsic.AsyncIteratorPrototype));

    private static JsBodyStream Self(in NativeCall call) => call.ThisAs<JsBodyStream>("of a body");

    private static JsValue Destroy(in NativeCall call)
    {
        JsBodyStream self = Self(call);
        self.End();
        return self;
    }

    private static IntrinsicProperty Refusal(string name) => Method(name, 1, (in NativeCall call) => throw call.Realm.TypeError(
        $"body.{name} is not offered: read pieces with \"for await (const chunk of response.body)\", or all of it with buffer(), arrayBuffer(), text() or json()"));
}
