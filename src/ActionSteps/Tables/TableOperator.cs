using System.Text.Json.Serialization;

namespace ActionSteps.Tables;

/// <summary>How a condition compares a column with a value (tables.md section 3).</summary>
public enum TableOperator
{
    /// <summary><c>equals</c>: numbers by size, dates by moment, texts ordinally with case, JSON item by item and member by member.</summary>
    [JsonStringEnumMemberName("equals")]
    Equals,

    /// <summary><c>does not equal</c>: the opposite of <see cref="Equals"/>, and true where a value is missing.</summary>
    [JsonStringEnumMemberName("does not equal")]
    DoesNotEqual,

    /// <summary><c>greater than</c>: in the order of <see cref="TableSort"/>; values of different kinds have none.</summary>
    [JsonStringEnumMemberName("greater than")]
    GreaterThan,

    /// <summary><c>greater than or equals</c>.</summary>
    [JsonStringEnumMemberName("greater than or equals")]
    GreaterThanOrEquals,

    /// <summary><c>lower than</c>.</summary>
    [JsonStringEnumMemberName("lower than")]
    LowerThan,

    /// <summary><c>lower than or equals</c>.</summary>
    [JsonStringEnumMemberName("lower than or equals")]
    LowerThanOrEquals,

    /// <summary>
    /// <c>contains</c>: part of the text, ignoring case; in JSON columns also an item of a list or the name of a member. Columns of other
    /// types are compared by the text that a message prints.
    /// </summary>
    [JsonStringEnumMemberName("contains")]
    Contains,

    /// <summary><c>does not contain</c>: the opposite of <see cref="Contains"/> where there are two values.</summary>
    [JsonStringEnumMemberName("does not contain")]
    DoesNotContain,

    /// <summary><c>starts with</c>: the beginning of the text, ordinally with case.</summary>
    [JsonStringEnumMemberName("starts with")]
    StartsWith,

    /// <summary><c>ends with</c>: the end of the text, ordinally with case.</summary>
    [JsonStringEnumMemberName("ends with")]
    EndsWith,

    /// <summary><c>exists</c>: there is a value, and it is not empty text. Takes no value.</summary>
    [JsonStringEnumMemberName("exists")]
    Exists,

    /// <summary><c>does not exist</c>: the opposite of <see cref="Exists"/>. Takes no value.</summary>
    [JsonStringEnumMemberName("does not exist")]
    DoesNotExist,

    /// <summary><c>in</c>: equal to one of the values of a list, or of text with items separated by commas.</summary>
    [JsonStringEnumMemberName("in")]
    In,
}
