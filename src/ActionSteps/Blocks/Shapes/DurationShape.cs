using System.Globalization;
using ActionSteps.Blocks.Reading;
using ActionSteps.Sessions;

namespace ActionSteps.Blocks.Shapes;

/// <summary>A <see cref="TimeSpan"/> as <c>[d.]hh:mm:ss[.fffffff]</c>.</summary>
internal sealed class DurationShape : TextShape
{
    public override string Expected => "a duration such as \"00:01:30\"";

    public override Value Describe(SchemaParts parts) =>
        SchemaParts.Type("string").With("pattern", @"^-?(\d+\.)?\d{1,2}:\d{1,2}(:\d{1,2}(\.\d{1,7})?)?$");

    protected override bool TryParse(string text, BotCheck check, out object? value)
    {
        bool isDuration = TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out TimeSpan duration);
        if (!isDuration)
        {
            check.Fault($"Expected {Expected}, found the text {FaultText.Quote(text)}.");
        }

        value = duration;
        return isDuration;
    }

    protected override string ToText(object value) => ((TimeSpan)value).ToString("c", CultureInfo.InvariantCulture);
}
