using ActionSteps.Blocks.Reading;

namespace ActionSteps.Blocks.Shapes;

/// <summary>Text that is not blank.</summary>
internal sealed class NameShape : TextShape
{
    public override string Expected => "text that is not blank";

    public override void Check(object value, BotCheck check)
    {
        if (string.IsNullOrWhiteSpace((string)value))
        {
            check.Fault($"Expected {Expected}.");
        }
    }

    protected override bool TryParse(string text, BotCheck check, out object? value)
    {
        value = text;
        Check(text, check);
        return !string.IsNullOrWhiteSpace(text);
    }
}
