namespace ActionSteps.Api;

/// <summary>What the value of a parameter, header or member of the body is.</summary>
public enum ApiValueType
{
    /// <summary>Text with placeholders. In a JSON body a single placeholder keeps its native type.</summary>
    Text,

    /// <summary>The path of a variable; in a JSON body with its native type, elsewhere as text. Left out when the variable does not exist.</summary>
    Variable,

    /// <summary>The id of a block, taken literally.</summary>
    Dialogstate,
}
