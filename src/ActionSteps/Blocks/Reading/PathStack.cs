using System.Globalization;
using System.Text;

namespace ActionSteps.Blocks.Reading;

/// <summary>The way from the bot to the place that is read or checked right now. Becomes text only when there is a fault.</summary>
internal sealed class PathStack
{
    private readonly List<PathPart> _parts = [];

    public void Enter(string name) => _parts.Add(new PathPart(name, 0));

    public void Enter(int index) => _parts.Add(new PathPart(null, index));

    public void Leave() => _parts.RemoveAt(_parts.Count - 1);

    public PathPart[] ToParts() => [.. _parts];

    /// <summary>The text of a path; names that are not plain words are quoted.</summary>
    public static string TextOf(ReadOnlySpan<PathPart> parts)
    {
        StringBuilder text = new("$");
        foreach (PathPart part in parts)
        {
            if (part.Name is null)
            {
                text.Append(CultureInfo.InvariantCulture, $"[{part.Index}]");
            }
            else if (IsWord(part.Name))
            {
                text.Append('.').Append(part.Name);
            }
            else
            {
                text.Append('[').Append(FaultText.Quote(part.Name)).Append(']');
            }
        }

        return text.ToString();
    }

    private static bool IsWord(string name) =>
        name.Length is > 0 and <= FaultText.LongestQuote && name.All(static unit => char.IsAsciiLetterOrDigit(unit) || unit == '_');
}
