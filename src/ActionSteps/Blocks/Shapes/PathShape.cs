using ActionSteps.Blocks.Checks;
using ActionSteps.Blocks.Reading;
using ActionSteps.Sessions;

namespace ActionSteps.Blocks.Shapes;

/// <summary>The path of a variable.</summary>
/// <param name="isTarget">Whether the variable is written, so that <c>internal</c> cannot be meant.</param>
internal sealed class PathShape(bool isTarget) : TextShape
{
    /// <summary>The path of a variable that is only read.</summary>
    public static PathShape Source { get; } = new(isTarget: false);

    public override string Expected => "the path of a variable";

    public override void Check(object value, BotCheck check) => PathCheck.Report((VariablePath)value, isTarget, check);

    protected override bool TryParse(string text, BotCheck check, out object? value)
    {
        VariablePath path = VariablePath.Parse(text);
        PathCheck.Report(path, isTarget, check);
        value = path;
        return true;
    }

    protected override string ToText(object value) => ((VariablePath)value).Source;
}
