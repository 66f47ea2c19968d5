using System.Text;

namespace ActionSteps.Scripting.Fetch;

/// <summary>One reading of a whole body: the promise that it settles.</summary>
internal sealed class BodyReading : HeapCell
{
    private readonly JsFetchBody _body;
    private readonly BodyForm _form;

    private BodyReading(JsPromise promise, JsFetchBody body, BodyForm form)
        : base(CellKind.Internal) => (Promise, _body, _form) = (promise, body, form);

    internal JsPromise Promise { get; }

    internal static JsValue Start(in NativeCall call, BodyForm form)
    {
        Realm realm = call.Realm;
        JsFetchBody body = call.ThisAs<JsFetchBody>("of a body");
        JsPromise promise = JsPromise.Create(realm);
        try
        {
            body.Use(realm);
        }
        catch (JsThrow thrown)
        {
            realm.Meter.ThrowIfReached();
            promise.Reject(realm, thrown.Value);
            return promise;
        }

        realm.Meter.Allocate(48);
        var reading = new BodyReading(promise, body, form);
        switch (body.Content)
        {
            case ArrivingBody arriving:
                arriving.Read(realm, reading);
                break;
            case JsString text when form is BodyForm.Text or BodyForm.Json:
                reading.Finish(realm, text.Text);
                break;
            case JsArrayBuffer buffer:
                reading.Finish(realm, buffer.Bytes);
                break;
            default:
                reading.Finish(realm, JsFetchBody.BytesOf(realm, body.Content));
                break;
        }

        return promise;
    }

    /// <summary>The reading of all as the one piece of a stream.</summary>
    internal static BodyReading Piece(Realm realm, JsPromise promise, JsFetchBody body)
    {
        realm.Meter.Allocate(48);
        return new BodyReading(promise, body, BodyForm.Piece);
    }

    /// <summary>Settles the promise with what the bytes are; they are copied.</summary>
    internal void Finish(Realm realm, ReadOnlySpan<byte> bytes)
    {
        try
        {
            Convert(realm, bytes);
        }
        catch (JsThrow thrown)
        {
            realm.Meter.ThrowIfReached();
            Promise.Reject(realm, thrown.Value);
        }
    }

    /// <summary>A text of UTF-8, whose byte order mark stays in it.</summary>
    internal static string Decode(Realm realm, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length / 4 > realm.Meter.MaxStringLength)
        {
            throw realm.RangeError("Invalid string length");
        }

        realm.Meter.Allocate(JsString.FlatSize + (2L * bytes.Length));
        realm.Meter.Charge(bytes.Length / 64);
        return Encoding.UTF8.GetString(bytes);
    }

    internal override void Trace(MemoryCensus census)
    {
        census.Count(48);
        census.Visit(Promise);
        census.Visit(_body);
    }

    private void Convert(Realm realm, ReadOnlySpan<byte> bytes)
    {
        switch (_form)
        {
            case BodyForm.Text or BodyForm.Json:
                Finish(realm, Decode(realm, bytes));
                break;
            case BodyForm.ArrayBuffer:
                Promise.Resolve(realm, Copy(realm, bytes));
                break;
            case BodyForm.Buffer:
                Promise.Resolve(realm, FetchBuffer.Of(realm, Copy(realm, bytes)));
                break;
            case BodyForm.Piece:
                Promise.Resolve(realm, realm.NewIterResult(FetchBuffer.Of(realm, Copy(realm, bytes)), isDone: false));
                break;
            default:
                Promise.Resolve(realm, JsBlob.Make(realm, Copy(realm, bytes), _body.MediaType(realm)));
                break;
        }
    }

    private static JsArrayBuffer Copy(Realm realm, ReadOnlySpan<byte> bytes)
    {
        realm.Meter.Allocate(24L + bytes.Length);
        return JsArrayBuffer.Of(realm, bytes.ToArray());
    }

    private void Finish(Realm realm, string text)
    {
        if (_form == BodyForm.Text)
        {
            Promise.Resolve(realm, JsString.Of(WebText.ToScalars(realm, text)));
            return;
        }

        int depth = realm.NativeDepth;
        JsValue value;
        try
        {
            value = new JsonReader(realm, text).Read();
        }
        catch (JsThrow thrown)
        {
            realm.Meter.ThrowIfReached();
            realm.NativeDepth = depth;
            string reason = JsError.PeekText(realm, thrown.Value.Cell as JsObject, Names.Message) ?? "";
            Promise.Reject(realm, FetchErrors.Make(realm, "invalid-json", null, $"invalid json response body at {_body.BodyUrl} reason: {reason}"));
            return;
        }

        Promise.Resolve(realm, value);
    }
}
