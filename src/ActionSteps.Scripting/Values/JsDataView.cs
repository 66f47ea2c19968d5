namespace ActionSteps.Scripting.Values;

/// <summary>A view that reads and writes elements of any type at any place.</summary>
internal sealed class JsDataView(JsObject prototype, JsArrayBuffer buffer, int byteOffset, int? byteLength)
    : JsBufferView(prototype, buffer, byteOffset, byteLength)
{
    internal override string ClassName => "DataView";

    internal int ByteLength => VisibleBytes;

    internal Span<byte> Bytes => Buffer.Data.AsSpan(Offset, VisibleBytes);
}
