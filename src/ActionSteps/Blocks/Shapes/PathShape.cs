using ActionSteps.Blocks.Checks;
using ActionSteps.Blocks.Reading;
using ActionSteps.Sessions;

namespace ActionSteps.Blocks.Shapes;

/// <summary>The path of a variable.</summary>
/// <param name="isTarget">Whether the variable is written, so that <c>internal</c> cannot be meant.</param>
/// <param name="besides">A text that may stand there although it is no path; <c>null</c> for none.</param>
internal sealed class PathShape(bool isTarget, string? besides = null) : TextShape
{
    public override string Expected => "the path of a variable";

    public override void Check(object value, BotCheck check)
    {
        VariablePath path = (VariablePath)value;
        if (path.Source != besides)
        {
            PathCheck.Report(path, isTarget, check);
        }
    }

    protected override bool TryParse(string text, BotCheck check, out object? value)
    {
        VariablePath path = VariablePath.Parse(text);
        Check(path, check);
        value = path;
        return true;
    }

    protected override string ToText(object value) => ((VariablePath)value).Source;
}
