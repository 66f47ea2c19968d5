using System.Globalization;

namespace ActionSteps.Blocks.Reading;

/// <summary>Reads JSON paths as <see cref="PathStack.TextOf"/> writes them.</summary>
internal static class PathText
{
    /// <summary>The parts of a path, as far as they can be read.</summary>
    public static PathPart[] Parse(string path)
    {
        List<PathPart> parts = [];
        ReadOnlySpan<char> rest = path.AsSpan().TrimStart('$');
        while (TryTake(ref rest, out PathPart part))
        {
            parts.Add(part);
        }

        return [.. parts];
    }

    private static bool TryTake(ref ReadOnlySpan<char> rest, out PathPart part)
    {
        part = default;
        if (rest.StartsWith("."))
        {
            int end = rest[1..].IndexOfAny('.', '[');
            ReadOnlySpan<char> name = end < 0 ? rest[1..] : rest[1..(end + 1)];
            part = new PathPart(name.ToString(), 0);
            rest = rest[(name.Length + 1)..];
            return name.Length > 0;
        }

        int close = rest.StartsWith("[\"") ? rest.IndexOf("\"]") + 1 : rest.IndexOf(']');
        if (!rest.StartsWith("[") || close <= 0)
        {
            return false;
        }

        ReadOnlySpan<char> inside = rest[1..close];
        rest = rest[(close + 1)..];
        if (inside.StartsWith("\""))
        {
            part = new PathPart(inside[1..^1].ToString(), 0);
            return true;
        }

        bool isIndex = int.TryParse(inside, NumberStyles.None, CultureInfo.InvariantCulture, out int index);
        part = new PathPart(null, index);
        return isIndex;
    }
}
