using System.Globalization;

namespace ActionSteps;

/// <summary>A limit that protects the host was reached. Never caught by a broad handler of the library.</summary>
public sealed class LimitExceededException : ActionStepsException
{
    internal LimitExceededException(string limit, long value, long allowed, string unit)
        : base(string.Create(CultureInfo.InvariantCulture, $"The {limit} is {value:N0} {unit}; at most {allowed:N0} are allowed."))
    {
        Limit = limit;
        Actual = value;
        Allowed = allowed;
        Unit = unit;
    }

    /// <summary>What is limited, in words.</summary>
    public string Limit { get; }

    /// <summary>The value that was reached, or the first one beyond the limit.</summary>
    public long Actual { get; }

    /// <summary>The largest value that is allowed.</summary>
    public long Allowed { get; }

    /// <summary>The unit of <see cref="Actual"/> and <see cref="Allowed"/>.</summary>
    public string Unit { get; }
}
