using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.Fetch;

/// <summary><c>Response</c> as version 2 of node-fetch has it.</summary>
internal static class ResponseConstructor
{
    private static readonly IntrinsicTable s_table = IntrinsicTable.Of([.. Constructor("Response", 0, Intrinsic.ResponsePrototype)]);

    private static readonly IntrinsicTable s_prototype = IntrinsicTable.Of(
    [
        Link("constructor", Intrinsic.Response),
        Getter("url", "url", static (in NativeCall call) => Self(call).Url),
        Getter("status", "status", static (in NativeCall call) => Self(call).Status),
        Getter("ok", "ok", static (in NativeCall call) => Self(call).IsOk),
        Getter("redirected", "redirected", static (in NativeCall call) => Self(call).IsRedirected),
        Getter("statusText", "statusText", static (in NativeCall call) => Self(call).StatusText),
        Getter("headers", "headers", static (in NativeCall call) => Self(call).Headers(call.Realm)),
        Method("clone", 0, static (in NativeCall call) => Self(call).Clone(call.Realm)),
        .. BodyMethods.All,
        Tag("Response"),
    ]);

    internal static JsObject Create(Realm realm) =>
        s_table.Apply(realm, new JsNativeFunction(realm.FunctionPrototype, "Response".AsJs(), 0, Construct, isConstructor: true));

    internal static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm.ObjectPrototype);

    private static JsResponse Self(in NativeCall call) => call.ThisAs<JsResponse>("of Response.prototype");

    private static JsValue Construct(in NativeCall call)
    {
        Realm realm = call.Realm;
        if (call.NewTarget is null)
        {
            throw realm.TypeError("Class constructor Response cannot be invoked without 'new'");
        }

        JsObject prototype = Operations.PrototypeFor(realm, call.NewTarget, Intrinsic.ResponsePrototype);
        HeapCell? content = BodyContent.Of(realm, call[0]);
        JsObject? options = call[1].IsObject ? call[1].AsObject : null;
        JsValue url = IfTrue(realm, options, FetchNames.Url, JsString.EmptyText);
        JsValue status = IfTrue(realm, options, FetchNames.Status, 200);
        JsValue statusText = IfTrue(realm, options, FetchNames.StatusText, JsValue.Undefined);
        HeaderList headers = HeadersConstructor.Read(realm, options?.Get(realm, FetchNames.Headers) ?? JsValue.Undefined);
        BodyContent.AddType(realm, headers, call[0]);
        realm.Meter.Allocate(280);
        return new JsResponse(prototype, content, JsHeaders.Make(realm, headers))
        {
            Url = url,
            Status = status,
            StatusText = statusText.IsUndefined && status.IsNumber ? StatusReason.Of(status.Number) : statusText,
            IsRedirected = options is not null && Operations.ToNumber(realm, options.Get(realm, FetchNames.Counter)) > 0,
        };
    }

    private static JsValue IfTrue(Realm realm, JsObject? options, JsString name, JsValue otherwise) =>
        options?.Get(realm, name) is { } given && Operations.ToBoolean(given) ? given : otherwise;
}
