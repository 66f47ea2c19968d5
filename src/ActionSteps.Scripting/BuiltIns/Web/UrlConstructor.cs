using ActionSteps.Scripting.Web;
using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary><c>URL</c> (WHATWG URL Standard, section 6.1).</summary>
internal static class UrlConstructor
{
    private static readonly IntrinsicTable s_table = IntrinsicTable.Of([
        .. Constructor("URL", 1, Intrinsic.UrlPrototype),
        Method("canParse", 1, static (in NativeCall call) => Read(call) is not null),
        Method("parse", 1, static (in NativeCall call) => Read(call) is { } record ? Make(call.Realm, call.Realm.Get(Intrinsic.UrlPrototype), record) : JsValue.Null),
    ]);

    private static readonly IntrinsicTable s_prototype = IntrinsicTable.Of(
        Link("constructor", Intrinsic.Url),
        Part("href", static url => url.ToText(), SetHref),
        Part("origin", static url => url.Origin, null),
        Part("protocol", static url => url.Scheme + ":", static (url, text) => UrlParser.Change(url, text + ":", UrlState.SchemeStart)),
        Part("username", static url => url.Username, static (url, text) => SetCredential(url, text, ref url.Username)),
        Part("password", static url => url.Password, static (url, text) => SetCredential(url, text, ref url.Password)),
        Part("host", static url => url.HostAndPort, static (url, text) => SetHost(url, text, UrlState.Host)),
        Part("hostname", static url => url.Host ?? "", static (url, text) => SetHost(url, text, UrlState.Hostname)),
        Part("port", static url => url.Port?.ToString(CultureInfo.InvariantCulture) ?? "", SetPort),
        Part("pathname", static url => url.PathText, SetPath),
        Accessor("search", "search", static (in NativeCall call) => Prefixed('?', Self(call).Record.Query), SetSearch),
        Getter("searchParams", "searchParams", static (in NativeCall call) => Self(call).Parameters(call.Realm)),
        Part("hash", static url => Prefixed('#', url.Fragment), SetHash),
        Method("toString", 0, static (in NativeCall call) => Text(call, Self(call).Record.ToText())),
        Method("toJSON", 0, static (in NativeCall call) => Text(call, Self(call).Record.ToText())),
        Tag("URL"));

    internal static JsObject Create(Realm realm) =>
        s_table.Apply(realm, new JsNativeFunction(realm.FunctionPrototype, "URL".AsJs(), 1, Construct, isConstructor: true));

    internal static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm.ObjectPrototype);

    private static JsValue Construct(in NativeCall call)
    {
        if (call.NewTarget is null)
        {
            throw call.Realm.TypeError("Class constructor URL cannot be invoked without 'new'");
        }

        JsObject prototype = Operations.PrototypeFor(call.Realm, call.NewTarget, Intrinsic.UrlPrototype);
        return Make(call.Realm, prototype, Read(call) ?? throw Invalid(call));
    }

    private static JsThrow Invalid(in NativeCall call) => call.Realm.TypeError($"Invalid URL: {Operations.Describe(call[0])}");

    private static JsUrl Make(Realm realm, JsObject prototype, UrlRecord record)
    {
        realm.Meter.Allocate(96 + record.Bytes);
        return new JsUrl(prototype, record);
    }

    private static UrlRecord? Read(in NativeCall call)
    {
        if (call.Count == 0)
        {
            throw call.Realm.TypeError("The \"url\" argument must be specified");
        }

        string text = WebText.ToScalars(call.Realm, call[0]);
        if (call[1].IsUndefined)
        {
            return UrlParser.Parse(text, null);
        }

        return UrlParser.Parse(WebText.ToScalars(call.Realm, call[1]), null) is { } parent ? UrlParser.Parse(text, parent) : null;
    }

    private static JsUrl Self(in NativeCall call) => call.ThisAs<JsUrl>("of URL.prototype");

    private static JsValue Text(in NativeCall call, string text)
    {
        call.Realm.Meter.Allocate(JsString.FlatSize + (2L * text.Length));
        return text;
    }

    private static string Prefixed(char prefix, string? part) => string.IsNullOrEmpty(part) ? "" : prefix + part;

    // A setter that refuses a text leaves the URL as it is.
    private static IntrinsicProperty Part(string name, Func<UrlRecord, string> get, Func<UrlRecord, string, bool>? set)
    {
        NativeBody getter = (in NativeCall call) => Text(call, get(Self(call).Record));
        return Accessor(name, name, getter, set is null ? null : (in NativeCall call) =>
        {
            JsUrl url = Self(call);
            string text = WebText.ToScalars(call.Realm, call[0]);
            call.Realm.Meter.Allocate(4L * text.Length);
            UrlRecord changed = url.Record.Copy();
            if (set(changed, text))
            {
                url.Record = changed;
                url.RefreshParameters(call.Realm);
            }
            else if (name == "href")
            {
                throw Invalid(call);
            }

            return JsValue.Undefined;
        });
    }

    private static bool SetHref(UrlRecord url, string text)
    {
        if (UrlParser.Parse(text, null) is not { } parsed)
        {
            return false;
        }

        url.Take(parsed);
        return true;
    }

    private static bool SetCredential(UrlRecord url, string text, ref string part)
    {
        if (url.CannotHaveCredentialsOrPort)
        {
            return false;
        }

        part = PercentEncoding.Encode(text, PercentEncoding.Userinfo);
        return true;
    }

    private static bool SetHost(UrlRecord url, string text, UrlState state) => url.OpaquePath is null && (UrlParser.Change(url, text, state) || url.Host is not null);

    private static bool SetPort(UrlRecord url, string text)
    {
        if (url.CannotHaveCredentialsOrPort)
        {
            return false;
        }

        if (text.Length > 0)
        {
            return UrlParser.Change(url, text, UrlState.Port);
        }

        url.Port = null;
        return true;
    }

    private static bool SetPath(UrlRecord url, string text)
    {
        if (url.OpaquePath is not null)
        {
            return false;
        }

        url.Path.Clear();
        return UrlParser.Change(url, text, UrlState.PathStart);
    }

    private static JsValue SetSearch(in NativeCall call)
    {
        JsUrl url = Self(call);
        string text = WebText.ToScalars(call.Realm, call[0]);
        call.Realm.Meter.Allocate(4L * text.Length);
        url.Record.Query = null;
        if (text.Length > 0)
        {
            url.Record.Query = "";
            UrlParser.Change(url.Record, text.StartsWith('?') ? text[1..] : text, UrlState.Query);
        }

        url.RefreshParameters(call.Realm);
        return JsValue.Undefined;
    }

    private static bool SetHash(UrlRecord url, string text)
    {
        url.Fragment = null;
        if (text.Length > 0)
        {
            url.Fragment = "";
            UrlParser.Change(url, text.StartsWith('#') ? text[1..] : text, UrlState.Fragment);
        }

        return true;
    }
}
