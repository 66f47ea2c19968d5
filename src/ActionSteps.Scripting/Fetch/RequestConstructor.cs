using ActionSteps.Scripting.Web;
using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.Fetch;

/// <summary><c>Request</c> as version 2 of node-fetch has it.</summary>
internal static class RequestConstructor
{
    private static readonly IntrinsicTable s_table = IntrinsicTable.Of([.. Constructor("Request", 1, Intrinsic.RequestPrototype)]);

    private static readonly IntrinsicTable s_prototype = IntrinsicTable.Of(
    [
        Link("constructor", Intrinsic.Request),
        Getter("method", "method", static (in NativeCall call) => Self(call).Method),
        Getter("url", "url", static (in NativeCall call) => Self(call).Url),
        Getter("headers", "headers", static (in NativeCall call) => Self(call).Headers(call.Realm)),
        Method("clone", 0, static (in NativeCall call) => Read(call.Realm, call.Realm.Get(Intrinsic.RequestPrototype), Self(call), JsValue.Undefined)),
        .. BodyMethods.All,
        Tag("Request"),
    ]);

    internal static JsObject Create(Realm realm) =>
        s_table.Apply(realm, new JsNativeFunction(realm.FunctionPrototype, "Request".AsJs(), 1, Construct, isConstructor: true));

    internal static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm.ObjectPrototype);

    /// <summary>The request for the arguments of <c>Request</c> and <c>fetch</c>.</summary>
    internal static JsRequest Read(Realm realm, JsObject prototype, JsValue input, JsValue init)
    {
        var other = input.Cell as JsRequest;
        JsObject? options = init.IsObject ? init.AsObject : null;
        JsValue method = Option(realm, options, FetchNames.Method);
        string methodName = Operations.ToBoolean(method) ? Operations.ToText(realm, method).ToUpperInvariant() : other?.Method ?? "GET";
        JsValue body = Option(realm, options, FetchNames.Body);
        HeapCell? inherited = body.IsNullish ? other?.Content : null;
        if ((!body.IsNullish || inherited is not null) && methodName is "GET" or "HEAD")
        {
            throw realm.TypeError("Request with GET/HEAD method cannot have body");
        }

        HeapCell? content = inherited is null ? BodyContent.Of(realm, body) : other!.Share(realm);
        UrlRecord? address = other is null ? ReadAddress(realm, input, out string url) : (url = other.Url, other.Address).Address;
        JsValue headers = Option(realm, options, FetchNames.Headers);
        HeaderList list = Operations.ToBoolean(headers) ? HeadersConstructor.Read(realm, headers) : other?.List.Copy(realm) ?? new HeaderList();
        BodyContent.AddType(realm, list, body);
        realm.Meter.Allocate(320 + (4L * url.Length));
        return new JsRequest(prototype, ReadSettings(realm, options, other), content)
        {
            Address = address,
            Url = url,
            Method = methodName,
            List = list,
        };
    }

    private static JsRequest Self(in NativeCall call) => call.ThisAs<JsRequest>("of Request.prototype");

    private static JsValue Construct(in NativeCall call)
    {
        Realm realm = call.Realm;
        return call.NewTarget is not null
            ? Read(realm, Operations.PrototypeFor(realm, call.NewTarget, Intrinsic.RequestPrototype), call[0], call[1])
            : throw realm.TypeError("Class constructor Request cannot be invoked without 'new'");
    }

    private static JsValue Option(Realm realm, JsObject? options, JsString name) => options?.Get(realm, name) ?? JsValue.Undefined;

    // A URL with a scheme is written the way browsers do; one without is kept, and refused when it is fetched.
    private static UrlRecord? ReadAddress(Realm realm, JsValue input, out string url)
    {
        JsValue href = input.IsObject ? input.AsObject.Get(realm, FetchNames.Href) : JsValue.Undefined;
        url = WebText.ToScalars(realm, Operations.ToBoolean(href) ? href : input);
        if (!HasScheme(url))
        {
            return null;
        }

        realm.Meter.Allocate(8L * url.Length);
        UrlRecord address = UrlParser.Parse(url, null) ?? throw realm.TypeError($"Invalid URL: {(url.Length > 60 ? url[..60] : url)}");
        url = address.ToText();
        return address;
    }

    private static bool HasScheme(string url)
    {
        int colon = url.IndexOf(':');
        if (colon <= 0 || !char.IsAsciiLetter(url[0]))
        {
            return false;
        }

        foreach (char unit in url.AsSpan(1, colon - 1))
        {
            if (!char.IsAsciiLetterOrDigit(unit) && unit is not ('+' or '-' or '.'))
            {
                return false;
            }
        }

        return true;
    }

    // In the order of JsRequest.Layout.
    private static JsValue[] ReadSettings(Realm realm, JsObject? options, JsRequest? other)
    {
        JsValue signal = options is not null && options.HasProperty(realm, FetchNames.Signal)
            ? options.Get(realm, FetchNames.Signal)
            : other?.Get(realm, FetchNames.Signal) ?? JsValue.Null;
        if (!signal.IsNullish && signal.Cell is not JsAbortSignal)
        {
            throw realm.TypeError("Expected signal to be an instanceof AbortSignal");
        }

        return
        [
            signal,
            IfTrue(FetchNames.Redirect, "follow".AsJs()),
            IfGiven(FetchNames.Follow, 20),
            IfGiven(FetchNames.Compress, JsValue.True),
            IfTrue(FetchNames.Timeout, 0),
            IfTrue(FetchNames.Size, 0),
        ];

        JsValue IfTrue(JsString name, JsValue otherwise) =>
            Option(realm, options, name) is var given && Operations.ToBoolean(given) ? given : other?.Get(realm, name) ?? otherwise;

        JsValue IfGiven(JsString name, JsValue otherwise) =>
            Option(realm, options, name) is { IsUndefined: false } given ? given : other?.Get(realm, name) ?? otherwise;
    }
}
