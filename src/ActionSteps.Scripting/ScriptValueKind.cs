namespace ActionSteps.Scripting;

/// <summary>What a <see cref="ScriptValue"/> is.</summary>
public enum ScriptValueKind
{
    /// <summary>No value.</summary>
    Undefined,

    /// <summary>The value null.</summary>
    Null,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A text.</summary>
    Text,

    /// <summary>A list of values.</summary>
    List,

    /// <summary>Named members in order.</summary>
    Object,

    /// <summary>A function of the host; only on its way into a script.</summary>
    Function,

    /// <summary>Bytes; an <c>ArrayBuffer</c> for the script.</summary>
    Bytes,
}
