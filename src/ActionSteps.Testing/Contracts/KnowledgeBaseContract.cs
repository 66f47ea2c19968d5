using ActionSteps.Knowledge;

namespace ActionSteps.Testing.Contracts;

/// <summary>The rules of <see cref="IKnowledgeBase"/>, for adapters that can be given documents.</summary>
public abstract class KnowledgeBaseContract : PortContract
{
    private const string Page = "https://example.org/hours";
    private const string Manual = "manual.pdf";

    private static readonly KnowledgeDocument[] Documents =
    [
        new("# Opening hours\nThe ticket office is open from 8 to 20 on weekdays.", KnowledgeFormat.Markdown) { Source = Page, Tags = ["office"] },
        new("# Bicycles\nA bicycle needs a ticket of its own.", KnowledgeFormat.Markdown) { Source = Manual, Tags = ["travel"] },
    ];

    /// <summary>Makes a knowledge base with exactly these documents.</summary>
    protected abstract ValueTask<IKnowledgeBase> CreateAsync(IReadOnlyList<KnowledgeDocument> documents);

    /// <inheritdoc/>
    protected override IReadOnlyList<ContractCheck> Checks =>
    [
        Check("A question is answered from the document about it, which is the first source", AnswersAsync),
        Check("A question that no document is about finds nothing", FindsNothingAsync),
        Check("Without documents nothing is found", FindsNothingInNothingAsync),
        Check("Tags limit the answer to documents that have any of them", LimitsByTagsAsync),
        Check("Parallel questions get the same answers as single ones", AnswersInParallelAsync),
        Check("A hostile question is answered or refused, and nothing breaks", SurvivesAsync),
        Check("A cancelled question raises", CancelsAsync),
    ];

    private ContractCheck Check(string rule, Func<IKnowledgeBase, Task> test) =>
        new(rule, async () => await test(await CreateAsync(Documents).ConfigureAwait(false)).ConfigureAwait(false));

    private static async Task AnswersAsync(IKnowledgeBase knowledge)
    {
        KnowledgeAnswer? hours = await AskAsync(knowledge, new("What are the opening hours of the ticket office?")).ConfigureAwait(false);
        KnowledgeAnswer? bicycles = await AskAsync(knowledge, new("Does a bicycle need a ticket?")).ConfigureAwait(false);

        Require(hours is { Text.Length: > 0, Sources.Count: > 0 } && hours.Sources[0].Location == Page && hours.Sources[0].IsUrl);
        Require(bicycles is { Text.Length: > 0, Sources.Count: > 0 } && bicycles.Sources[0].Location == Manual && !bicycles.Sources[0].IsUrl);
    }

    private static async Task FindsNothingAsync(IKnowledgeBase knowledge) =>
        Require(await AskAsync(knowledge, new("Who won the chess championship in Reykjavik?")).ConfigureAwait(false) is null);

    private async Task FindsNothingInNothingAsync(IKnowledgeBase knowledge)
    {
        IKnowledgeBase empty = await CreateAsync([]).ConfigureAwait(false);
        Require(await AskAsync(empty, new("What are the opening hours?")).ConfigureAwait(false) is null);
    }

    private static async Task LimitsByTagsAsync(IKnowledgeBase knowledge)
    {
        KnowledgeQuestion question = new("Does a bicycle need a ticket?");

        KnowledgeAnswer? office = await AskAsync(knowledge, question with { Tags = ["office"] }).ConfigureAwait(false);
        KnowledgeAnswer? travel = await AskAsync(knowledge, question with { Tags = ["other", "Travel"] }).ConfigureAwait(false);

        Require(office is not { Sources: [{ Location: Manual }, ..] });
        Require(travel is { Sources: [{ Location: Manual }, ..] });
    }

    private static async Task AnswersInParallelAsync(IKnowledgeBase knowledge)
    {
        KnowledgeQuestion question = new("Does a bicycle need a ticket?");
        KnowledgeAnswer? single = await AskAsync(knowledge, question).ConfigureAwait(false);
        Task<KnowledgeAnswer?>[] asked = [.. Enumerable.Range(0, 32).Select(_ => Task.Run(() => AskAsync(knowledge, question)))];
        KnowledgeAnswer?[] parallel = await Task.WhenAll(asked).ConfigureAwait(false);

        Require(single is not null && parallel.All(answer => answer?.Text == single.Text));
    }

    private static async Task SurvivesAsync(IKnowledgeBase knowledge)
    {
        string[] hostile =
        [
            new string('a', 1_000_000), new string(' ', 1_000_000), string.Concat(Enumerable.Repeat("ticket ", 150_000)),
            "\ud800\udfff\ud800", "e" + new string('\u0301', 100_000), "\0\u202e\uffff", "' OR 1=1 --", "*:* AND (", "[[[[", "__proto__",
        ];
        foreach (string text in hostile)
        {
            await AskAsync(knowledge, new(text)).ConfigureAwait(false);
        }

        Require(await AskAsync(knowledge, new("Does a bicycle need a ticket?")).ConfigureAwait(false) is not null);
    }

    private static async Task CancelsAsync(IKnowledgeBase knowledge)
    {
        KnowledgeQuestion question = new("Does a bicycle need a ticket?");
        bool isRaised = await RaisesCancellationAsync(async () =>
            await knowledge.AskAsync(question, new CancellationToken(canceled: true)).ConfigureAwait(false)).ConfigureAwait(false);

        Require(isRaised, "a cancelled question raises OperationCanceledException");
    }

    private static Task<KnowledgeAnswer?> AskAsync(IKnowledgeBase knowledge, KnowledgeQuestion question) =>
        knowledge.AskAsync(question, CancellationToken.None).AsTask();
}
