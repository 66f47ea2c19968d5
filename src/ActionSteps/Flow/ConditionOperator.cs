namespace ActionSteps.Flow;

/// <summary>How the two sides of a statement compare (conditions.md section 2).</summary>
public enum ConditionOperator
{
    /// <summary><c>equals</c>: equal as by <c>==</c> of expressions, so that text "1" equals number 1.</summary>
    Equals,

    /// <summary><c>does not equal</c>: also true for a missing variable.</summary>
    DoesNotEqual,

    /// <summary><c>equals (case insensitive)</c>.</summary>
    EqualsIgnoringCase,

    /// <summary><c>does not equal (case insensitive)</c>.</summary>
    DoesNotEqualIgnoringCase,

    /// <summary><c>greater than</c>: numbers, dates, or else ordinal text; false when a side is missing.</summary>
    GreaterThan,

    /// <summary><c>greater than or equals</c>.</summary>
    GreaterThanOrEquals,

    /// <summary><c>lower than</c>.</summary>
    LowerThan,

    /// <summary><c>lower than or equals</c>.</summary>
    LowerThanOrEquals,

    /// <summary><c>contains</c>: part of a text, item of a list, or name of a member.</summary>
    Contains,

    /// <summary><c>does not contain</c>.</summary>
    DoesNotContain,

    /// <summary><c>contains (case insensitive)</c>.</summary>
    ContainsIgnoringCase,

    /// <summary><c>starts with</c>.</summary>
    StartsWith,

    /// <summary><c>ends with</c>.</summary>
    EndsWith,

    /// <summary><c>matches regex</c>, within one second.</summary>
    MatchesRegex,

    /// <summary><c>does not match regex</c>.</summary>
    DoesNotMatchRegex,

    /// <summary><c>in</c>: the right side is a list, or text with items separated by commas.</summary>
    In,

    /// <summary><c>not in</c>.</summary>
    NotIn,

    /// <summary><c>exists</c>: neither undefined, null nor empty text.</summary>
    Exists,

    /// <summary><c>does not exist</c>.</summary>
    DoesNotExist,

    /// <summary><c>is empty</c>: undefined, null, empty text, list or object.</summary>
    IsEmpty,

    /// <summary><c>is not empty</c>.</summary>
    IsNotEmpty,

    /// <summary><c>is true</c>: the boolean or the text.</summary>
    IsTrue,

    /// <summary><c>is false</c>: the boolean or the text.</summary>
    IsFalse,
}
