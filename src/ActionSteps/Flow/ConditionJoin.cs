namespace ActionSteps.Flow;

/// <summary>How a statement joins the statements before it. There is no precedence: statements are joined from left to right.</summary>
public enum ConditionJoin
{
    /// <summary>Both have to hold.</summary>
    And,

    /// <summary>One of them has to hold.</summary>
    Or,
}
