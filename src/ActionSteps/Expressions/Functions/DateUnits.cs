using NodaTime;
using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Functions;

/// <summary>Units by their names, in the singular or plural and in any case.</summary>
internal static class DateUnits
{
    /// <summary>The unit of an argument.</summary>
    /// <exception cref="EvaluationFailure"><see cref="ErrorCodes.ExpressionError"/>: there is no such unit.</exception>
    public static DateUnit Unit(this ReadOnlySpan<Value> arguments, int index, EvaluationContext context)
    {
        string text = arguments.PeekText(index, context).Trim();
        ReadOnlySpan<char> name = text.AsSpan().TrimEnd("sS");
        foreach (DateUnit unit in Enum.GetValues<DateUnit>())
        {
            if (name.Equals(unit.ToString(), StringComparison.OrdinalIgnoreCase))
            {
                return unit;
            }
        }

        throw new EvaluationFailure(
            ErrorCodes.ExpressionError, "The unit of time is unknown; use years, months, weeks, days, hours, minutes or seconds.");
    }

    /// <summary>The fixed length of a unit; months and years have none.</summary>
    public static Duration? LengthOf(DateUnit unit) => unit switch
    {
        DateUnit.Second => Duration.FromSeconds(1),
        DateUnit.Minute => Duration.FromMinutes(1),
        DateUnit.Hour => Duration.FromHours(1),
        DateUnit.Day => Duration.FromDays(1),
        DateUnit.Week => Duration.FromDays(7),
        _ => null,
    };
}
