using System.IO.Compression;

namespace ActionSteps.Api;

/// <summary>Compressed bodies, one layer of the three common kinds.</summary>
internal static class ContentDecoding
{
    /// <summary>How a body is compressed; <c>null</c> when it is not, or in a way that is left as it is.</summary>
    public static string? Of(HttpResponseMessage answer)
    {
        if (!answer.Content.Headers.NonValidated.Contains("Content-Encoding"))
        {
            return null;
        }

        string? only = null;
        foreach (string encoding in answer.Content.Headers.ContentEncoding)
        {
            if (only is not null)
            {
                return null;
            }

            only = encoding.ToLowerInvariant();
        }

        return only is "gzip" or "x-gzip" or "deflate" or "x-deflate" or "br" ? only : null;
    }

    public static Stream Open(string encoding, Stream packed) => encoding switch
    {
        "br" => new BrotliStream(packed, CompressionMode.Decompress),
        "gzip" or "x-gzip" => new GZipStream(packed, CompressionMode.Decompress),
        _ => new DeflateBody(packed),
    };
}
