using ActionSteps.Knowledge;

namespace ActionSteps.Tests.Knowledge;

/// <summary>How documents are divided: each word of the content leads to its passage.</summary>
public sealed class KnowledgeFormatTests
{
    [Theory]
    [InlineData("# One\nalpha\n\nbeta\n## Two\ngamma", "alpha", "alpha\n\nbeta", "One")]
    [InlineData("# One\nalpha\n\nbeta\n## Two\ngamma", "gamma", "gamma", "Two")]
    [InlineData("intro\n# One\nalpha", "intro", "intro", null)]
    [InlineData("# One #\nalpha", "alpha", "alpha", "One")]
    [InlineData("# C#\nalpha", "alpha", "alpha", "C#")]
    [InlineData("   ### Deep\nalpha", "alpha", "alpha", "Deep")]
    [InlineData("#hashtag alpha", "alpha", "#hashtag alpha", null)]
    [InlineData("####### alpha", "alpha", "####### alpha", null)]
    [InlineData("One\n===\nalpha\n\nTwo\n---\nbeta", "alpha", "alpha", "One")]
    [InlineData("One\n===\nalpha\n\nTwo\n---\nbeta", "beta", "beta", "Two")]
    [InlineData("alpha\nbeta\n---\ngamma", "gamma", "alpha\nbeta\n---\ngamma", null)]
    [InlineData("```\n# no heading alpha\n```\nbeta", "alpha", "```\n# no heading alpha\n```\nbeta", null)]
    [InlineData("---\ntitle: hidden\n---\n# One\nalpha", "alpha", "alpha", "One")]
    [InlineData("# One\r\nalpha\r\n# Two\r\nbeta", "alpha", "alpha", "One")]
    [InlineData("\uFEFF# One\nalpha", "alpha", "alpha", "One")]
    [InlineData("| a | alpha |\n|---|---|\n| 1 | 2 |", "alpha", "| a | alpha |\n|---|---|\n| 1 | 2 |", null)]
    public Task Markdown_is_divided_at_its_headings(string content, string word, string passage, string? heading) =>
        CheckAsync(content, KnowledgeFormat.Markdown, word, passage, heading);

    [Fact]
    public async Task Front_matter_and_empty_sections_are_left_out()
    {
        Assert.Null(await FindAsync("---\ntitle: hidden\n---\n# One\nalpha", KnowledgeFormat.Markdown, "hidden"));
        Assert.Null(await FindAsync("# One\n\n# Two\nalpha", KnowledgeFormat.Markdown, "one"));
    }

    [Fact]
    public async Task Headings_above_a_passage_lead_to_it()
    {
        KnowledgeAnswer? found = await FindAsync("# Luggage\n## Weekend\nalpha\n# Other\nbeta", KnowledgeFormat.Markdown, "luggage weekend");

        Assert.Equal("alpha", found?.Text);
    }

    [Theory]
    [InlineData("alpha\nbeta\n\ngamma", "beta", "alpha\nbeta")]
    [InlineData("alpha\n \t\ngamma", "gamma", "gamma")]
    [InlineData("\r\n\r\nalpha\r\n\r\n", "alpha", "alpha")]
    [InlineData("# alpha", "alpha", "# alpha")]
    public Task Text_is_divided_at_empty_lines(string content, string word, string passage) =>
        CheckAsync(content, KnowledgeFormat.Text, word, passage, null);

    [Theory]
    [InlineData("one,alpha\ntwo,beta", "two", "beta")]
    [InlineData("question,answer\none,alpha", "one", "alpha")]
    [InlineData("Answer, Question \nalpha,one", "one", "alpha")]
    [InlineData("question;answer\none;\"alpha; beta\"", "one", "alpha; beta")]
    [InlineData("\"one, two\",alpha", "two", "alpha")]
    [InlineData("one,\"alpha \"\"beta\"\"\r\ngamma\"\r\n", "one", "alpha \"beta\"\ngamma")]
    [InlineData("\n\none,alpha\n,\n", "one", "alpha")]
    [InlineData("one,alpha,", "one", "alpha")]
    [InlineData("one,\"\"\"\"", "one", "\"")]
    public async Task Csv_holds_questions_with_answers(string content, string word, string answer) =>
        Assert.Equal(answer, (await FindAsync(content, KnowledgeFormat.Csv, word))?.Text);

    [Theory]
    [InlineData("a,b\n\"c,d", 2)]
    [InlineData("a,b\n\n\"c\"x,d", 3)]
    [InlineData("a,\"b\nb\"\nc,d\nonly", 4)]
    [InlineData("question,answer\n,b", 2)]
    [InlineData("question,answer\na,", 2)]
    public void Malformed_csv_is_refused_with_its_line(string content, int line)
    {
        KnowledgeContentException error = Assert.Throws<KnowledgeContentException>(
            () => new InMemoryKnowledgeBase([new KnowledgeDocument(content, KnowledgeFormat.Csv) { Source = "faq.csv" }]));

        Assert.Equal(line, error.Line);
        Assert.Equal("faq.csv", error.Document);
        Assert.Contains(FormattableString.Invariant($"\"faq.csv\", line {line}:"), error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(KnowledgeFormat.Markdown)]
    [InlineData(KnowledgeFormat.Text)]
    public async Task A_long_passage_is_divided_where_a_reader_would(KnowledgeFormat format)
    {
        string sentence = string.Join(' ', Enumerable.Repeat("word", 14)) + ".";
        string content = $"{sentence} needle {string.Join(' ', Enumerable.Repeat(sentence, 20))} haystack.";
        InMemoryKnowledgeBase knowledge = new(
            [new KnowledgeDocument(content, format)], new KnowledgeOptions { MaxPassageLength = 200, MinimumScore = 0 });

        foreach (string word in (string[])["needle", "haystack"])
        {
            string text = (await knowledge.AskAsync(new KnowledgeQuestion(word), CancellationToken.None))?.Text ?? string.Empty;
            Assert.InRange(text.Length, 1, 200);
            Assert.EndsWith(".", text, StringComparison.Ordinal);
            Assert.Contains(word, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_passage_without_spaces_is_never_cut_within_a_character()
    {
        string content = "x" + string.Concat(Enumerable.Repeat("😀", 200)) + " needle";
        InMemoryKnowledgeBase knowledge = new(
            [new KnowledgeDocument(content, KnowledgeFormat.Text)], new KnowledgeOptions { MaxPassageLength = 100, MinimumScore = 0 });

        foreach (string word in (string[])["x", "needle"])
        {
            string text = (await knowledge.AskAsync(new KnowledgeQuestion(word), CancellationToken.None))?.Text ?? string.Empty;
            Assert.InRange(text.Length, 1, 100);
            Assert.DoesNotContain('\uFFFD', System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text)));
        }
    }

    private static async Task CheckAsync(string content, KnowledgeFormat format, string word, string passage, string? heading)
    {
        KnowledgeAnswer? found = await FindAsync(content, format, word);

        Assert.Equal(passage, found?.Text);
        Assert.Equal(heading, Assert.Single(found?.Sources ?? []).Title);
    }

    private static async Task<KnowledgeAnswer?> FindAsync(string content, KnowledgeFormat format, string word)
    {
        InMemoryKnowledgeBase knowledge = new([new KnowledgeDocument(content, format) { Source = "source" }], new KnowledgeOptions { MinimumScore = 0 });
        return await knowledge.AskAsync(new KnowledgeQuestion(word) { Language = "xx" }, CancellationToken.None);
    }
}
