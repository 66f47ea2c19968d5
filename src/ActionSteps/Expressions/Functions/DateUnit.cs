namespace ActionSteps.Expressions.Functions;

/// <summary>The units of date functions.</summary>
internal enum DateUnit
{
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}
