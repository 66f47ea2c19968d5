namespace ActionSteps.Scripting.Syntax;

/// <summary>The reserved words.</summary>
internal static class Keywords
{
    private static readonly Dictionary<string, TokenKind>.AlternateLookup<ReadOnlySpan<char>> s_lookup = Create();

    internal static TokenKind Find(ReadOnlySpan<char> text) =>
        text.Length is >= 2 and <= 10 && s_lookup.TryGetValue(text, out TokenKind kind) ? kind : TokenKind.Identifier;

    private static Dictionary<string, TokenKind>.AlternateLookup<ReadOnlySpan<char>> Create()
    {
        var words = new Dictionary<string, TokenKind>(StringComparer.Ordinal);
        for (TokenKind kind = TokenKind.Break; kind <= TokenKind.With; kind++)
        {
            words.Add(kind.ToString().ToLowerInvariant(), kind);
        }

        return words.GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
