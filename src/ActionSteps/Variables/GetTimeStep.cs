using System.Globalization;
using ActionSteps.Expressions;
using ActionSteps.Sessions;
using NodaTime;

namespace ActionSteps.Variables;

/// <summary>
/// Saves the current moment in a variable: <c>utc</c>, and <c>offset</c> when an offset is given, each with <c>dayOfMonth</c>,
/// <c>dayOfWeek</c> (Sunday is 0), <c>month</c> (January is 1), <c>year</c>, <c>hours</c>, <c>minutes</c>, <c>seconds</c> as numbers and
/// <c>ISO</c> as text. What the variable held before is replaced.
/// </summary>
[StepKind("getTime")]
public sealed class GetTimeStep : ActionStep
{
    /// <summary>The variable that gets the moment; blank fails the step.</summary>
    public required VariablePath TargetVariable { get; init; }

    /// <summary>
    /// Hours from -14 to 14 (<c>8</c>, <c>-5.5</c>, <c>+05:30</c>), or an IANA zone such as <c>Europe/Brussels</c>, which follows daylight
    /// saving time. Blank, the default, for none; anything else is a warning and only <c>utc</c> is written.
    /// </summary>
    public Template TimezoneOffset { get; init; } = Template.Empty;

    /// <summary>
    /// Whether the members of <c>offset</c>, else <c>utc</c>, also stand directly in the variable, with <c>days</c> for the day of the week,
    /// as in bots made before October 2020. Default no.
    /// </summary>
    public bool LegacyFlatMembers { get; init; }

    /// <inheritdoc/>
    public override bool HasImmediateEffects(StepContext context) => false;

    /// <inheritdoc/>
    protected override ValueTask<StepOutcome> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (TargetVariable.Source.Length == 0)
        {
            return ValueTask.FromResult(StepOutcome.Fail(
                ErrorCodes.TargetRequired, "The target variable is blank. Name the variable that gets the time."));
        }

        Instant now = Instant.FromDateTimeOffset(context.Now);
        ValueObject utc = Describe(now.WithOffset(Offset.Zero).LocalDateTime);
        ValueObject? shifted = ReadOffset(context, now) is { } offset ? Describe(now.WithOffset(offset).LocalDateTime) : null;
        context.Set(TargetVariable, Compose(utc, shifted));
        return ValueTask.FromResult(StepOutcome.Continue);
    }

    private Offset? ReadOffset(StepContext context, Instant now)
    {
        string text = context.Render(TimezoneOffset).Trim();
        if (text.Length == 0)
        {
            return null;
        }

        if (Variables.TimezoneOffset.TryParse(text, now, out Offset offset))
        {
            return offset;
        }

        context.Warn(
            ErrorCodes.InvalidTimezoneOffset,
            $"The time zone offset \"{text}\" is neither hours from -14 to 14, nor ±HH:mm, nor an IANA zone; only utc was written.");
        return null;
    }

    private Value Compose(ValueObject utc, ValueObject? shifted)
    {
        ValueObject.Builder time = new();
        if (LegacyFlatMembers)
        {
            foreach ((string name, Value value) in shifted ?? utc)
            {
                time.Set(name, value);
            }

            time.Set("days", (shifted ?? utc)["dayOfWeek"]);
        }

        time.Set("utc", Value.Object(utc));
        time.Set("offset", shifted is null ? default : Value.Object(shifted));
        return Value.Object(time.ToObject());
    }

    private static ValueObject Describe(LocalDateTime time) => ValueObject.Create(
        ("dayOfMonth", time.Day),
        ("dayOfWeek", (int)time.DayOfWeek % 7),
        ("month", time.Month),
        ("year", time.Year),
        ("hours", time.Hour),
        ("minutes", time.Minute),
        ("seconds", time.Second),
        ("ISO", time.ToDateTimeUnspecified().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)));
}
