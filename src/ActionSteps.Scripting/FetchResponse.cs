namespace ActionSteps.Scripting;

/// <summary>A response for <c>fetch</c>, whose body comes while it is read. Read by one thread at a time; may be disposed meanwhile by another.</summary>
public abstract class FetchResponse : IDisposable
{
    /// <summary>The status.</summary>
    public abstract int Status { get; }

    /// <summary>The text beside the status; may be empty.</summary>
    public abstract string StatusText { get; }

    /// <summary>The address that answered after redirects; <c>null</c> when there was none.</summary>
    public abstract string? RedirectedUrl { get; }

    /// <summary>The headers in order, one entry for each line.</summary>
    public abstract IReadOnlyList<KeyValuePair<string, string>> Headers { get; }

    /// <summary>Reads a part of the body, as much as has arrived.</summary>
    /// <param name="buffer">Where to put it; never empty.</param>
    /// <returns>The number of bytes; 0 at the end of the body.</returns>
    /// <exception cref="FetchException">The body cannot be read; the script sees a <c>FetchError</c>.</exception>
    /// <exception cref="OperationCanceledException">The token of the request was signalled.</exception>
    public abstract ValueTask<int> ReadAsync(Memory<byte> buffer);

    /// <summary>Lets go of the connection; a reading that is under way fails.</summary>
    public void Dispose()
    {
        Dispose(isDisposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets go of the connection; may be called more than once, by several threads.</summary>
    /// <param name="isDisposing">Always true.</param>
    protected abstract void Dispose(bool isDisposing);
}
