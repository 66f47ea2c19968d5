namespace ActionSteps.Tables;

/// <summary>What a column of a table holds. Values are converted when they are written; <c>null</c> fits every type.</summary>
public enum ColumnType
{
    /// <summary>Text: anything, in the form in which a message prints it.</summary>
    Text,

    /// <summary>A number: a number or numeric text, with a decimal point.</summary>
    Number,

    /// <summary>A boolean: <c>true</c>, <c>false</c>, 1, 0, or the texts <c>true false yes no 1 0</c> in any case.</summary>
    Boolean,

    /// <summary>
    /// A moment, kept as ISO 8601 text in UTC with milliseconds, so that the order of the texts is the order in time: an ISO 8601 date or
    /// date-time, <c>DD-MM-YYYY</c>, epoch milliseconds, or the result of Get time.
    /// </summary>
    Date,

    /// <summary>Any value; text that is JSON is read as JSON, other text stays text.</summary>
    Json,
}
