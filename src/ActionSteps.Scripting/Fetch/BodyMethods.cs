using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.Fetch;

/// <summary>The members that <c>Request</c> and <c>Response</c> have for their bodies.</summary>
internal static class BodyMethods
{
    internal static readonly IntrinsicProperty[] All =
    [
        Getter(FetchNames.Body, "body", static (in NativeCall call) => call.ThisAs<JsFetchBody>("of a body").Stream(call.Realm) ?? JsValue.Null),
        Getter("bodyUsed", "bodyUsed", static (in NativeCall call) => call.ThisAs<JsFetchBody>("of a body").IsUsed),
        Method("text", 0, static (in NativeCall call) => BodyReading.Start(call, BodyForm.Text)),
        Method("json", 0, static (in NativeCall call) => BodyReading.Start(call, BodyForm.Json)),
        Method("arrayBuffer", 0, static (in NativeCall call) => BodyReading.Start(call, BodyForm.ArrayBuffer)),
        Method("buffer", 0, static (in NativeCall call) => BodyReading.Start(call, BodyForm.Buffer)),
        Method("blob", 0, static (in NativeCall call) => BodyReading.Start(call, BodyForm.Blob)),
        Method("textConverted", 0, RefuseConversion),
    ];

    private static JsValue RefuseConversion(in NativeCall call)
    {
        JsPromise promise = JsPromise.Create(call.Realm);
        promise.Reject(call.Realm, call.Realm.TypeError(
            "textConverted is not offered: use text() for UTF-8, or new TextDecoder(encoding).decode(await response.arrayBuffer())").Value);
        return promise;
    }
}
