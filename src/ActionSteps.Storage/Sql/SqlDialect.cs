namespace ActionSteps.Storage.Sql;

/// <summary>Where databases use different words for the same thing. Immutable.</summary>
internal sealed record SqlDialect
{
    public required string TextType { get; init; }

    public required string NumberType { get; init; }

    public required string IntegerType { get; init; }

    public required string BooleanType { get; init; }

    public required string JsonType { get; init; }

    /// <summary>A primary key that counts up.</summary>
    public required string CountingKey { get; init; }

    /// <summary>What follows a query whose rows others must not change until the end of the transaction.</summary>
    public required string ForUpdate { get; init; }

    /// <summary>What follows a query whose rows are taken by this transaction; those of others are passed over.</summary>
    public required string ForUpdateSkipLocked { get; init; }

    /// <summary>What a text column is ordered by, given its name, so that texts come in the order of their UTF-16 units.</summary>
    public required Func<string, string> Ordinal { get; init; }

    /// <summary>What ends a table whose rows are kept in the order of their key.</summary>
    public required string Clustered { get; init; }

    /// <summary>The time by which leases are judged, the same for all who share the database, as ticks of UTC.</summary>
    public required string Now { get; init; }

    /// <summary>The function that gives the least of several values, none of them NULL.</summary>
    public required string Least { get; init; }

    /// <summary>Gives the column <c>item</c> of all rows, one line each, in their order; NULL without rows.</summary>
    public required string Lines { get; init; }

    /// <summary>Statements that make the index of <c>actionsteps_passages</c> over its column <c>tokens</c>.</summary>
    public required IReadOnlyList<string> KnowledgeIndex { get; init; }

    /// <summary>Finds the passages for a query of tokens, the best ones first, at most 500 of them.</summary>
    public required string FindPassages { get; init; }

    /// <summary>What joins tokens of a query that are all needed.</summary>
    public required string QueryAnd { get; init; }

    /// <summary>What joins tokens of a query of which one is enough.</summary>
    public required string QueryOr { get; init; }

    public string NameOf(SqlType type) => type switch
    {
        SqlType.Text => TextType,
        SqlType.Number => NumberType,
        SqlType.Integer => IntegerType,
        SqlType.Boolean => BooleanType,
        _ => JsonType,
    };
}
