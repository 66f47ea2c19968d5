namespace ActionSteps.Scripting.BuiltIns;

/// <summary>Byte arguments that the web standards share.</summary>
internal static class WebBytes
{
    /// <summary>The bytes of a buffer or of a view (BufferSource); do not keep them while a script can run.</summary>
    internal static Span<byte> Of(Realm realm, JsValue value) => value.Cell switch
    {
        JsArrayBuffer buffer => buffer.Bytes,
        JsBufferView view => view.Window,
        _ => throw realm.TypeError($"Expected an ArrayBuffer, a typed array or a DataView. Received {Operations.Describe(value)}"),
    };
}
