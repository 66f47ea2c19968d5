namespace ActionSteps.Scripting.Host;

/// <summary>What the global variables of a host may be called: only what a script can write as a name.</summary>
internal static class GlobalName
{
    /// <exception cref="ArgumentException">A script could not write the name.</exception>
    internal static void Require(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!IsIdentifier(name))
        {
            throw new ArgumentException(
                $"\"{name}\" cannot be the name of a global variable. Write an identifier: a letter, $ or _, then letters, digits, $ or _, as in \"prices\".", nameof(name));
        }

        if (Keywords.Find(name) != TokenKind.Identifier)
        {
            throw new ArgumentException($"\"{name}\" cannot be the name of a global variable: it is a reserved word of the language.", nameof(name));
        }
    }

    private static bool IsIdentifier(string name)
    {
        for (int at = 0; at < name.Length;)
        {
            int start = at;
            int codePoint = name[at++];
            if (char.IsHighSurrogate(name[start]) && at < name.Length && char.IsLowSurrogate(name[at]))
            {
                codePoint = char.ConvertToUtf32(name[start], name[at++]);
            }

            if (!(start == 0 ? Lexer.IsIdentifierStart(codePoint) : Lexer.IsIdentifierPart(codePoint)))
            {
                return false;
            }
        }

        return name.Length > 0;
    }
}
