namespace ActionSteps.Scripting.BuiltIns;

/// <summary>An object about to be shown: what it is called, and what stands around its members.</summary>
internal sealed class ConsoleSubject(JsObject target, string? constructor, string tag)
{
    internal JsObject Target { get; } = target;

    /// <summary>The name of its class; null when it has no prototype.</summary>
    internal string? Constructor { get; } = constructor;

    /// <summary>Its <c>Symbol.toStringTag</c> when that says more than the class.</summary>
    internal string Tag { get; } = tag;

    /// <summary>What stands before the members, such as the text of a function.</summary>
    internal string Base { get; set; } = "";

    internal string Open { get; set; } = "{";

    internal string Close { get; set; } = "}";

    /// <summary>Whether long lists of members are set in columns.</summary>
    internal bool IsList { get; set; }

    internal string Prefix(string fallback, int size = -1)
    {
        string count = size < 0 ? "" : $"({size.ToString(CultureInfo.InvariantCulture)})";
        if (Constructor is null)
        {
            return Tag.Length > 0 && Tag != fallback ? $"[{fallback}{count}: null prototype] [{Tag}] " : $"[{fallback}{count}: null prototype] ";
        }

        return Tag.Length > 0 ? $"{Constructor}{count} [{Tag}] " : $"{Constructor}{count} ";
    }
}
