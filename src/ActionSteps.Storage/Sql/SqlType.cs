namespace ActionSteps.Storage.Sql;

/// <summary>What a column or parameter holds.</summary>
internal enum SqlType
{
    /// <summary>Text without zero characters and lone surrogates (<see cref="EncodedText"/>), compared by code points.</summary>
    Text,

    /// <summary>A 64-bit floating-point number.</summary>
    Number,

    /// <summary>A 64-bit integer.</summary>
    Integer,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>JSON as text, given and taken as UTF-8.</summary>
    Json,
}
