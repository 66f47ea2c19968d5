using System.Text.RegularExpressions;

namespace ActionSteps.Scripting.Tests.Conformance;

/// <summary>One file of the suite and what its header says.</summary>
internal sealed partial record Test262Case(string Path, string Source, string Code, string[] Flags, string[] Features, string[] Includes, string Phase, string ErrorType)
{
    internal static Test262Case Read(string path)
    {
        string source = File.ReadAllText(path);
        Match header = Header().Match(source);
        string meta = header.Groups[1].Value.ReplaceLineEndings("\n");
        Match negative = Negative().Match(meta);
        string code = CommentsAndStrings().Replace(source[(header.Index + header.Length)..], static match => match.Value[0] == '/' ? " " : "''");
        return new(path, source, code, Items(meta, "flags"), Items(meta, "features"), Items(meta, "includes"), negative.Groups[1].Value, negative.Groups[2].Value);
    }

    internal bool Has(string flag) => Flags.Contains(flag);

    internal bool AppliesTo(bool strict) => strict ? !Has("noStrict") && !Has("raw") : !Has("onlyStrict");

    private static string[] Items(string meta, string key)
    {
        Match inline = Regex.Match(meta, "^" + key + @":\s*\[([^\]]*)\]", RegexOptions.Multiline);
        if (inline.Success)
        {
            return inline.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        }

        Match block = Regex.Match(meta, "^" + key + @":\s*\n((?:\s+-\s*\S+\s*(?:\n|$))+)", RegexOptions.Multiline);
        return block.Success
            ? [.. block.Groups[1].Value.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimStart('-', ' '))]
            : [];
    }

    [GeneratedRegex(@"/\*---(.*?)---\*/", RegexOptions.Singleline)]
    private static partial Regex Header();

    [GeneratedRegex(@"negative:\s*\n\s*phase:\s*(\w+)\s*\n\s*type:\s*(\w+)")]
    private static partial Regex Negative();

    [GeneratedRegex(@"//[^\n\r\u2028\u2029]*|/\*[\s\S]*?\*/|'(?:\\[\s\S]|[^'\\\n\r])*'|""(?:\\[\s\S]|[^""\\\n\r])*""")]
    private static partial Regex CommentsAndStrings();
}
