namespace ActionSteps.Scripting.BuiltIns.Intl;

/// <summary>How many digits a number is shown with. Immutable.</summary>
internal sealed class DigitOptions
{
    private static readonly string[] s_modes = ["halfExpand", "ceil", "floor", "expand", "trunc", "halfCeil", "halfFloor", "halfTrunc", "halfEven"];
    private static readonly int[] s_increments = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 2500, 5000];

    internal int MinInteger { get; private init; } = 1;

    /// <summary>Null when fraction digits do not count.</summary>
    internal int? MinFraction { get; private set; }

    internal int MaxFraction { get; private set; }

    /// <summary>Null when significant digits do not count.</summary>
    internal int? MinSignificant { get; private set; }

    internal int MaxSignificant { get; private set; }

    internal int Increment { get; private init; } = 1;

    internal RoundingMode Mode { get; private init; }

    /// <summary>"auto", "morePrecision" or "lessPrecision".</summary>
    internal string Priority { get; private set; } = "auto";

    internal bool StripsZeros { get; private init; }

    internal string ModeName => s_modes[(int)Mode];

    internal static DigitOptions Read(Realm realm, JsObject? options, int minFraction, int maxFraction, bool isCompact)
    {
        int minInteger = IntlOptions.Number(realm, options, "minimumIntegerDigits", 1, 21) ?? 1;
        JsValue mnfd = Raw(realm, options, "minimumFractionDigits");
        JsValue mxfd = Raw(realm, options, "maximumFractionDigits");
        JsValue mnsd = Raw(realm, options, "minimumSignificantDigits");
        JsValue mxsd = Raw(realm, options, "maximumSignificantDigits");
        int increment = IntlOptions.Number(realm, options, "roundingIncrement", 1, 5000) ?? 1;
        if (Array.IndexOf(s_increments, increment) < 0)
        {
            throw realm.RangeError("roundingIncrement value is out of range.");
        }

        string mode = IntlOptions.Text(realm, options, "roundingMode", s_modes) ?? "halfExpand";
        string priority = IntlOptions.Text(realm, options, "roundingPriority", "auto", "morePrecision", "lessPrecision") ?? "auto";
        string zeros = IntlOptions.Text(realm, options, "trailingZeroDisplay", "auto", "stripIfInteger") ?? "auto";
        var digits = new DigitOptions
        {
            MinInteger = minInteger,
            Increment = increment,
            Mode = (RoundingMode)Array.IndexOf(s_modes, mode),
            Priority = priority,
            StripsZeros = zeros != "auto",
        };
        bool hasSignificant = !mnsd.IsUndefined || !mxsd.IsUndefined;
        bool hasFraction = !mnfd.IsUndefined || !mxfd.IsUndefined;
        bool needsSignificant = priority != "auto" || hasSignificant;
        bool needsFraction = priority != "auto" || !(hasSignificant || (!hasFraction && isCompact));
        maxFraction = increment == 1 ? maxFraction : minFraction;
        if (needsSignificant)
        {
            digits.MinSignificant = IntlOptions.Number(realm, mnsd, "minimumSignificantDigits", 1, 21) ?? 1;
            digits.MaxSignificant = IntlOptions.Number(realm, mxsd, "maximumSignificantDigits", digits.MinSignificant.Value, 21) ?? 21;
        }

        if (needsFraction)
        {
            int? least = IntlOptions.Number(realm, mnfd, "minimumFractionDigits", 0, 100);
            int? most = IntlOptions.Number(realm, mxfd, "maximumFractionDigits", 0, 100);
            digits.MinFraction = least ?? Math.Min(minFraction, most ?? minFraction);
            digits.MaxFraction = most ?? Math.Max(maxFraction, digits.MinFraction.Value);
            if (digits.MinFraction > digits.MaxFraction)
            {
                throw realm.RangeError("maximumFractionDigits value is out of range.");
            }
        }

        if (!needsSignificant && !needsFraction)
        {
            (digits.MinFraction, digits.MaxFraction, digits.MinSignificant, digits.MaxSignificant, digits.Priority) = (0, 0, 1, 2, "morePrecision");
        }

        return increment == 1 || (digits.MinSignificant is null && digits.MinFraction == digits.MaxFraction) ? digits
            : digits.MinSignificant is not null ? throw realm.TypeError("roundingIncrement value is invalid.")
            : throw realm.RangeError("roundingIncrement value is out of range.");
    }

    /// <summary>Rounds a number; tells how many digits after the point are shown at least.</summary>
    internal DecimalText Round(DecimalText value, out int minFraction)
    {
        if (MinSignificant is { } significant && (MinFraction is null || UsesSignificant(value)))
        {
            DecimalText rounded = value.RoundedToSignificant(MaxSignificant, Mode);
            minFraction = Math.Max(0, significant - 1 - rounded.Magnitude);
            return Stripped(rounded, ref minFraction);
        }

        minFraction = MinFraction ?? 0;
        DecimalText result = Increment == 1 ? value.RoundedTo(MaxFraction, Mode) : value.RoundedToMultiple(MaxFraction, Increment, Mode);
        return Stripped(result, ref minFraction);
    }

    private bool UsesSignificant(DecimalText value)
    {
        // The one that rounds at a smaller place has more precision.
        int significantPlace = value.Magnitude - MaxSignificant + 1;
        return Priority == "lessPrecision" ? significantPlace >= -MaxFraction : significantPlace <= -MaxFraction;
    }

    private DecimalText Stripped(DecimalText value, ref int minFraction)
    {
        minFraction = StripsZeros && value.Fraction().Length == 0 ? 0 : minFraction;
        return value;
    }

    private static JsValue Raw(Realm realm, JsObject? options, string name) => options is null ? JsValue.Undefined : options.Get(realm, name);
}
