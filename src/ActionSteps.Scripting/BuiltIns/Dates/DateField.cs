namespace ActionSteps.Scripting.BuiltIns.Dates;

/// <summary>A part of a date that getters read and setters change; the order is that of the constructor's parameters.</summary>
internal enum DateField
{
    Year,
    Month,
    Date,
    Hours,
    Minutes,
    Seconds,
    Milliseconds,
    Day,
}
