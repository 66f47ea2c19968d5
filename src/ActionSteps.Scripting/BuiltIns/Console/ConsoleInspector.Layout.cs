using System.Text;

namespace ActionSteps.Scripting.BuiltIns;

/// <content>Lines and columns.</content>
internal sealed partial class ConsoleInspector
{
    private string Arrange(ConsoleSubject about, List<string> output, int depth)
    {
        int entries = output.Count;
        if (about.IsList && entries > 6)
        {
            output = Columns(about, output);
        }

        string start = about.Base.Length == 0 ? about.Open : $"{about.Base} {about.Open}";
        if (_currentDepth - depth < Compact && entries == output.Count && FitsOneLine(about, output))
        {
            string joined = string.Join(", ", output);
            if (!joined.Contains('\n'))
            {
                return output.Count == 0 ? $"{start}{about.Close}" : $"{start} {joined} {about.Close}";
            }
        }

        string line = "\n" + new string(' ', _indentation);
        string text = $"{start}{line}  {string.Join($",{line}  ", output)}{line}{about.Close}";
        realm.Meter.Charge(text.Length / 16);
        realm.Meter.Allocate(2L * text.Length);
        return text;
    }

    private bool FitsOneLine(ConsoleSubject about, List<string> output)
    {
        int length = output.Count + output.Count + _indentation + about.Open.Length + about.Base.Length + 10;
        if (length + output.Count > BreakLength)
        {
            return false;
        }

        foreach (string item in output)
        {
            length += item.Length;
            if (length > BreakLength)
            {
                return false;
            }
        }

        return !about.Base.Contains('\n');
    }

    /// <summary>Sets a long list in columns of equal width, numbers to the right.</summary>
    private List<string> Columns(ConsoleSubject about, List<string> output)
    {
        bool hasRest = output.Count > MaxItems;
        int count = hasRest ? output.Count - 1 : output.Count;
        int total = 0;
        int longest = 0;
        int[] widths = new int[count];
        for (int i = 0; i < count; i++)
        {
            widths[i] = ConsoleWidth.Of(output[i]);
            total += widths[i] + 2;
            longest = Math.Max(longest, widths[i]);
        }

        int cell = longest + 2;
        if ((cell * 3) + _indentation >= BreakLength || !((double)total / cell > 5 || longest <= 6))
        {
            return output;
        }

        double biased = Math.Max(cell - 3 - Math.Sqrt(cell - ((double)total / output.Count)), 1);
        int columns = (int)Math.Min(
            Math.Min(Math.Floor((Math.Sqrt(2.5 * biased * count) / biased) + 0.5), (BreakLength - _indentation) / cell),
            Math.Min(Compact * 4, 15));
        if (columns <= 1)
        {
            return output;
        }

        bool isRight = AreAllNumbers(about.Target, output.Count);
        var lines = new List<string>();
        for (int i = 0; i < count; i += columns)
        {
            lines.Add(Line(output, widths, i, Math.Min(i + columns, count), columns, isRight));
        }

        if (hasRest)
        {
            lines.Add(output[count]);
        }

        return lines;
    }

    private static string Line(List<string> output, int[] widths, int from, int end, int columns, bool isRight)
    {
        var line = new StringBuilder();
        for (int i = from; i < end; i++)
        {
            int width = 0;
            for (int j = i - from; j < widths.Length; j += columns)
            {
                width = Math.Max(width, widths[j]);
            }

            int padding = width - widths[i];
            line.Append(' ', isRight ? padding : 0).Append(output[i]);
            if (i < end - 1)
            {
                line.Append(", ").Append(' ', isRight ? 0 : padding);
            }
        }

        return line.ToString();
    }

    private bool AreAllNumbers(JsObject target, int count)
    {
        if (target is JsTypedArray)
        {
            return true;
        }

        for (uint i = 0; i < (uint)count; i++)
        {
            if (!target.TryGetOwn(realm, new PropertyKey(i), out JsValue item, out _) || !(item.IsNumber || item.IsBigInt))
            {
                return false;
            }
        }

        return true;
    }
}
