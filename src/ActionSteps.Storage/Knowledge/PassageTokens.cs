using System.Globalization;
using System.Text;
using ActionSteps.Knowledge;

namespace ActionSteps.Storage.Knowledge;

/// <summary>
/// What a passage is found by, and what a question asks for, as tokens of lower-case ASCII letters and digits: so nothing that a user types
/// is ever part of the language of the index.
/// </summary>
internal static class PassageTokens
{
    private const int MostTags = 100;
    private static readonly string AnyLanguage = "l";

    public static string Of(long collection, Passage passage)
    {
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        PassageScore.Count(passage, counts);
        StringBuilder tokens = new(Collection(collection));
        tokens.Append(' ').Append(passage.Origin.Language is { } language ? Language(language) : AnyLanguage);
        foreach (string tag in passage.Origin.Tags.Take(MostTags))
        {
            tokens.Append(' ').Append(Tag(tag));
        }

        foreach ((string word, int count) in counts)
        {
            for (int i = 0; i < count; i++)
            {
                tokens.Append(' ').Append(Word(word));
            }
        }

        return tokens.ToString();
    }

    /// <summary>The query for a question: passages of the collection, in its language, with any of its tags and any of its words.</summary>
    public static string QueryOf(long collection, KnowledgeQuestion question, QuestionWords words, string and, string or)
    {
        StringBuilder query = new(Collection(collection));
        if (question.Language is { } language)
        {
            query.Append(and).Append('(').Append(AnyLanguage).Append(or).Append(Language(language)).Append(')');
        }

        if (question.Tags.Count > 0)
        {
            query.Append(and).Append('(').AppendJoin(or, question.Tags.Take(MostTags).Select(Tag)).Append(')');
        }

        return query.Append(and).Append('(').AppendJoin(or, words.Items.Select(Word)).Append(')').ToString();
    }

    private static string Collection(long number) => string.Create(CultureInfo.InvariantCulture, $"c{number}");

    private static string Word(string word) => "w" + Hex(word);

    private static string Tag(string tag) => "t" + Hex(tag.ToUpperInvariant());

    private static string Language(string language) => "l" + Hex(Words.MainLanguage(language).ToUpperInvariant());

    private static string Hex(string text) => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text));
}
