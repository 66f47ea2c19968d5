namespace ActionSteps.Scripting.Fetch;

/// <summary>Bodies that scripts give: texts and bytes; everything else becomes text.</summary>
internal static class BodyContent
{
    /// <summary>What is kept of a body; bytes are copied.</summary>
    internal static HeapCell? Of(Realm realm, JsValue body)
    {
        switch (body.Cell)
        {
            case JsArrayBuffer or JsBufferView:
                ReadOnlySpan<byte> bytes = WebBytes.Of(realm, body);
                realm.Meter.Allocate(24L + bytes.Length);
                return JsArrayBuffer.Of(realm, bytes.ToArray());
            case JsBlob blob:
                return blob.Content;
            case JsBodyStream:
                throw realm.TypeError("The body of a response cannot be sent on as a stream: send \"await response.buffer()\"");
            default:
                return body.IsNullish ? null : Operations.ToJsString(realm, body);
        }
    }

    /// <summary>Names the type of a body where the headers do not.</summary>
    internal static void AddType(Realm realm, HeaderList headers, JsValue body)
    {
        string type = body.Cell switch
        {
            JsUrlSearchParams => "application/x-www-form-urlencoded;charset=UTF-8",
            JsArrayBuffer or JsBufferView => "",
            JsBlob blob => blob.MediaType,
            _ => "text/plain;charset=UTF-8",
        };
        if (!body.IsNullish && type.Length > 0 && headers.Find(realm, "Content-Type") is null)
        {
            headers.Append(realm, "Content-Type", type);
        }
    }
}
