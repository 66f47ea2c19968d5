namespace ActionSteps.Scripting;

/// <summary>What a script asks <c>fetch</c> for. Immutable.</summary>
public sealed class FetchRequest
{
    /// <summary>The address: absolute, http or https, written as browsers do, without credentials.</summary>
    public required string Url { get; init; }

    /// <summary>The method in upper case.</summary>
    public required string Method { get; init; }

    /// <summary>The headers in order, valid for HTTP, with those that <c>fetch</c> sends by itself; a name that has several values occurs several times.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; }

    /// <summary>The body; <c>null</c> for none.</summary>
    public ReadOnlyMemory<byte>? Body { get; init; }

    /// <summary>What becomes of redirects; default is to follow them.</summary>
    public FetchRedirect Redirect { get; init; }

    /// <summary>How many redirects the script wants to follow; default 20, any number from 0.</summary>
    public int MaxRedirects { get; init; } = 20;

    /// <summary>Whether a compressed body is read as what it holds; default yes.</summary>
    public bool Decompress { get; init; } = true;

    /// <summary>The longest time in milliseconds up to the end of the body; 0, the default, for none that the script has set.</summary>
    public double TimeoutMilliseconds { get; init; }

    /// <summary>The largest body in bytes; 0, the default, for none that the script has set.</summary>
    public double MaxBodyBytes { get; init; }
}
