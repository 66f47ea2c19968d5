namespace ActionSteps.Storage.Sql;

/// <summary>The rows that a statement gives, one after the other. Columns count from 0; reading the wrong type is a fault of ours.</summary>
internal interface ISqlRows : IAsyncDisposable
{
    ValueTask<bool> ReadAsync(CancellationToken cancellationToken);

    bool IsNull(int column);

    /// <summary>Decoded text.</summary>
    string Text(int column);

    double Number(int column);

    long Integer(int column);

    bool Boolean(int column);

    /// <summary>JSON; valid until the next row is read.</summary>
    ReadOnlySpan<byte> Json(int column);
}
