namespace ActionSteps.Sessions;

/// <summary>What a <see cref="Value"/> holds.</summary>
public enum ValueKind
{
    /// <summary>Nothing at all: the variable or member does not exist. The default of <see cref="Value"/>.</summary>
    Undefined,

    /// <summary>An explicit JSON <c>null</c>; counts as "does not exist" in conditions.</summary>
    Null,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>A finite IEEE double; integers are exact up to 2^53.</summary>
    Number,

    /// <summary>UTF-16 text.</summary>
    Text,

    /// <summary>An immutable list of values.</summary>
    List,

    /// <summary>An immutable object: names with values, in the order in which they were added.</summary>
    Object,
}
