namespace ActionSteps.Scripting.Fetch;

/// <summary>As what a body is read.</summary>
internal enum BodyForm : byte
{
    /// <summary>Text of UTF-8.</summary>
    Text,

    /// <summary>The value of a JSON text.</summary>
    Json,

    /// <summary>An <c>ArrayBuffer</c>.</summary>
    ArrayBuffer,

    /// <summary>A <c>Uint8Array</c> that also converts itself to text.</summary>
    Buffer,

    /// <summary>A <c>Blob</c>.</summary>
    Blob,

    /// <summary>A result of an iterator, with a <c>Uint8Array</c>.</summary>
    Piece,
}
