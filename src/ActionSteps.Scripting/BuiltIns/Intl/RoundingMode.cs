namespace ActionSteps.Scripting.BuiltIns.Intl;

/// <summary>The rounding modes of number formats.</summary>
internal enum RoundingMode
{
    HalfExpand,
    Ceil,
    Floor,
    Expand,
    Trunc,
    HalfCeil,
    HalfFloor,
    HalfTrunc,
    HalfEven,
}
