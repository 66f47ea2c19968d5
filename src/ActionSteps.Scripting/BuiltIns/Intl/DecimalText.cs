using System.Buffers;
using System.Numerics;

namespace ActionSteps.Scripting.BuiltIns.Intl;

/// <summary>A decimal number of any size: 0.DIGITS times ten to the power of <see cref="Point"/>. Zero has no digits.</summary>
internal readonly struct DecimalText
{
    private static readonly SearchValues<char> s_literal = SearchValues.Create("0123456789+-.eE");

    private DecimalText(bool isNegative, string digits, int point)
    {
        IsNegative = isNegative;
        Digits = digits.TrimEnd('0');
        Point = Digits.Length == 0 ? 0 : point;
    }

    internal bool IsNegative { get; }

    internal string Digits { get; }

    internal int Point { get; }

    internal bool IsNaN { get; private init; }

    internal bool IsInfinite { get; private init; }

    internal bool IsZero => Digits.Length == 0 && !IsNaN && !IsInfinite;

    /// <summary>The power of ten of the first digit.</summary>
    internal int Magnitude => IsZero ? 0 : Point - 1;

    internal static DecimalText Of(double value)
    {
        if (!double.IsFinite(value))
        {
            return new(value < 0, "", 0) { IsNaN = double.IsNaN(value), IsInfinite = double.IsInfinity(value) };
        }

        return OfLiteral(Math.Abs(value).ToString("R", CultureInfo.InvariantCulture), double.IsNegative(value));
    }

    /// <summary>The number of a value that is to be formatted; texts keep all their digits.</summary>
    internal static DecimalText Of(Realm realm, JsValue value)
    {
        JsValue primitive = Operations.ToPrimitive(realm, value, Names.Number);
        if (primitive.Cell is JsBigInt big)
        {
            string digits = Operations.ToText(realm, primitive);
            realm.Meter.Allocate(4L * digits.Length);
            return OfLiteral(digits.TrimStart('-'), big.Value.Sign < 0);
        }

        if (primitive.Cell is not JsString text)
        {
            return Of(Operations.ToNumber(realm, primitive));
        }

        double rounded = Operations.ToNumber(realm, primitive);
        string literal = NumberText.Trim(text.Text).ToString();
        return !double.IsFinite(rounded) || literal.Length == 0 || literal.AsSpan().ContainsAnyExcept(s_literal)
            ? OfPrefixed(literal, rounded)
            : OfLiteral(literal.TrimStart('+', '-'), literal[0] == '-');
    }

    internal DecimalText Shifted(int by) => IsZero || IsNaN || IsInfinite ? this : new(IsNegative, Digits, Point + by);

    internal DecimalText Positive() => new(false, Digits, Point) { IsNaN = IsNaN, IsInfinite = IsInfinite };

    /// <summary>The same with so many digits after the point at most.</summary>
    internal DecimalText RoundedTo(int fraction, RoundingMode mode)
    {
        int keep = Point + fraction;
        if (keep >= Digits.Length || IsNaN || IsInfinite)
        {
            return this;
        }

        bool isUp = RoundsUp(keep, mode);
        if (keep <= 0)
        {
            return isUp ? new(IsNegative, "1", 1 - fraction) : new(IsNegative, "", 0);
        }

        string kept = Digits[..keep];
        if (!isUp)
        {
            return new(IsNegative, kept, Point);
        }

        int last = kept.AsSpan().LastIndexOfAnyExcept('9');
        return last < 0
            ? new(IsNegative, "1", Point + 1)
            : new(IsNegative, kept[..last] + (char)(kept[last] + 1), Point);
    }

    internal DecimalText RoundedToSignificant(int digits, RoundingMode mode) => IsZero ? this : RoundedTo(digits - Point, mode);

    /// <summary>The same as the nearest multiple of an increment in the last of so many fraction digits.</summary>
    internal DecimalText RoundedToMultiple(int fraction, int increment, RoundingMode mode)
    {
        DecimalText fine = RoundedTo(fraction + 4, RoundingMode.Trunc).Shifted(fraction);
        if (fine.IsNaN || fine.IsInfinite || fine.IsZero || fine.Point > 400)
        {
            return RoundedTo(fraction, mode);
        }

        // In units of the increment, with four digits to tell where the rest lies.
        BigInteger scaled = BigInteger.Parse(fine.Shifted(4).Integer(), CultureInfo.InvariantCulture);
        BigInteger whole = BigInteger.DivRem(scaled, increment * 10_000, out BigInteger rest);
        string half = (rest * 2).CompareTo((BigInteger)increment * 10_000) switch { < 0 => rest.IsZero ? "" : "1", 0 => "5", _ => "9" };
        string units = whole.ToString(CultureInfo.InvariantCulture);
        DecimalText steps = new DecimalText(IsNegative, units.TrimStart('0') + half, units.TrimStart('0').Length).RoundedTo(0, mode);
        string result = steps.IsZero ? "" : (BigInteger.Parse(steps.Integer(), CultureInfo.InvariantCulture) * increment).ToString(CultureInfo.InvariantCulture);
        return new DecimalText(IsNegative, result, result.Length).Shifted(-fraction);
    }

    /// <summary>Digits before the point; at least "0".</summary>
    internal string Integer() => Point <= 0 ? "0" : Digits.Length >= Point ? Digits[..Point] : Digits.PadRight(Point, '0');

    internal string Fraction() => Point >= Digits.Length ? "" : Point >= 0 ? Digits[Point..] : new string('0', -Point) + Digits;

    private bool RoundsUp(int keep, RoundingMode mode)
    {
        int half = keep < 0 ? -1 : Digits[keep] != '5' ? Digits[keep].CompareTo('5') : Digits.Length > keep + 1 ? 1 : 0;
        bool isOdd = keep > 0 && ((Digits[keep - 1] - '0') & 1) == 1;
        return Digits.Length > 0 && mode switch
        {
            RoundingMode.Ceil => !IsNegative,
            RoundingMode.Floor => IsNegative,
            RoundingMode.Expand => true,
            RoundingMode.Trunc => false,
            RoundingMode.HalfCeil => half > 0 || (half == 0 && !IsNegative),
            RoundingMode.HalfFloor => half > 0 || (half == 0 && IsNegative),
            RoundingMode.HalfTrunc => half > 0,
            RoundingMode.HalfEven => half > 0 || (half == 0 && isOdd),
            _ => half >= 0,
        };
    }

    private static DecimalText OfPrefixed(string literal, double value) =>
        literal.Length > 2 && double.IsFinite(value) && value >= 9007199254740992 ? OfLiteral(new BigInteger(value).ToString(CultureInfo.InvariantCulture), false) : Of(value);

    private static DecimalText OfLiteral(string literal, bool isNegative)
    {
        int exponent = 0;
        int at = literal.AsSpan().IndexOfAny('e', 'E');
        if (at >= 0)
        {
            exponent = int.TryParse(literal.AsSpan(at + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int parsed) ? Math.Clamp(parsed, -1_000_000_000, 1_000_000_000) : -1_000_000_000;
            literal = literal[..at];
        }

        int point = literal.IndexOf('.', StringComparison.Ordinal);
        string digits = point < 0 ? literal : literal.Remove(point, 1);
        point = point < 0 ? digits.Length : point;
        string significant = digits.TrimStart('0');
        return new(isNegative, significant, point - (digits.Length - significant.Length) + exponent);
    }
}
