namespace ActionSteps.Scripting.Values;

/// <summary>A date: milliseconds since 1970-01-01 in UTC, or NaN.</summary>
internal sealed class JsDate(JsObject prototype, double time) : JsObject(prototype)
{
    internal double Time { get; set; } = time;

    internal override string ClassName => "Date";
}
