using System.Collections.Frozen;

namespace ActionSteps.Knowledge;

/// <summary>The distinct words that a question is searched for.</summary>
/// <param name="Items">The words that tell its subject; all words when there are none of those.</param>
/// <param name="AreTelling">
/// Whether they tell the subject. "Who are you?" does not: only a heading, or the question of a CSV row, with all its words is about it.
/// </param>
internal sealed record QuestionWords(IReadOnlyList<string> Items, bool AreTelling)
{
    // A bound on the work for one question: each word may be in every passage.
    private const int Most = 64;

    public static QuestionWords Of(KnowledgeQuestion question)
    {
        string text = question.Text[..Math.Min(question.Text.Length, KnowledgeQuestion.MaxLength)];
        string[] words = [.. Words.Of(text).Distinct()];
        FrozenSet<string> stopWords = StopWords.Of(question.Language);
        string[] telling = [.. words.Where(word => !stopWords.Contains(word)).Take(Most)];
        return telling.Length > 0 ? new QuestionWords(telling, true) : new QuestionWords([.. words.Take(Most)], false);
    }

    /// <summary>Whether a passage can be about the question.</summary>
    public bool MayMean(Passage passage) => AreTelling || !Items.Except(passage.Heading.SelectMany(Words.Of)).Any();
}
