namespace ActionSteps.Scripting.Syntax;

/// <summary>The token under the parser's eye.</summary>
internal struct Token
{
    internal TokenKind Kind;
    internal int Start;
    internal int End;

    /// <summary>Whether a line break stands between the token before and this one.</summary>
    internal bool AfterLineBreak;

    /// <summary>Whether an identifier or keyword was written with an escape, a string with one, or a number in the old octal form.</summary>
    internal bool HasEscape;

    /// <summary>Whether a string or number uses an old octal form, which strict code refuses.</summary>
    internal bool HasOctal;

    /// <summary>Identifier, string content, or digits of a big integer.</summary>
    internal string Text;
    internal double Number;
}
