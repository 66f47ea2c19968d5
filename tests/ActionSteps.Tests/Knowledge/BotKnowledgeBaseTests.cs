using System.Text;
using ActionSteps.Knowledge;

namespace ActionSteps.Tests.Knowledge;

public sealed class BotKnowledgeBaseTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("actionsteps-knowledge-");

    private string Bot => Path.Combine(_directory.FullName, "bot");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task Answers_from_the_files_and_texts_of_the_bot()
    {
        Write("bot/faq/hours.md", "# Opening hours\nFrom 8 to 20.");
        Write("bot/rules.TXT", "Smoking is not allowed.");
        Write("bot/pets.csv", "question,answer\nDogs?,Dogs may come.");
        KnowledgeSettings content = new()
        {
            Files =
            [
                new KnowledgeFile("faq/hours.md") { Source = "https://choo.example/hours", Tags = ["office"], Language = "en" },
                new KnowledgeFile("rules.TXT") { Title = "House rules" },
                new KnowledgeFile("pets.csv"),
            ],
            Texts = [new KnowledgeText("# Bicycles\nA bicycle costs € 4.") { Source = "prices.pdf", Tags = ["price"] }],
        };
        BotKnowledgeBase knowledge = new(Bot);

        KnowledgeAnswer? hours = await AskAsync(knowledge, "opening hours", content);
        Assert.Equal("From 8 to 20.", hours?.Text);
        Assert.Equal("https://choo.example/hours", hours?.Sources[0].Location);
        Assert.Equal("Opening hours", hours?.Sources[0].Title);
        KnowledgeAnswer? smoking = await AskAsync(knowledge, "smoking", content);
        Assert.Equal("rules.TXT", smoking?.Sources[0].Location);
        Assert.Equal("House rules", smoking?.Sources[0].Title);
        Assert.Equal("pets.csv", (await AskAsync(knowledge, "dogs", content))?.Sources[0].Location);
        Assert.Equal("prices.pdf", (await AskAsync(knowledge, "bicycle", content))?.Sources[0].Location);
        Assert.Null(await knowledge.AskAsync(new KnowledgeQuestion("bicycle") { Content = content, Tags = ["office"] }, CancellationToken.None));
    }

    [Fact]
    public async Task A_bot_without_content_finds_nothing()
    {
        BotKnowledgeBase knowledge = new();

        Assert.Null(await AskAsync(knowledge, "opening hours", null));
        Assert.Null(await AskAsync(knowledge, "opening hours", new KnowledgeSettings()));
    }

    [Fact]
    public async Task Content_is_read_once_and_again_after_a_failure()
    {
        KnowledgeSettings content = new() { Files = [new KnowledgeFile("a.txt")] };
        BotKnowledgeBase knowledge = new(Bot);
        Directory.CreateDirectory(Bot);

        await Assert.ThrowsAsync<KnowledgeContentException>(() => AskAsync(knowledge, "alpha", content));
        Write("bot/a.txt", "alpha");
        Assert.Equal("alpha", (await AskAsync(knowledge, "alpha", content))?.Text);
        Write("bot/a.txt", "beta");
        Assert.Equal("alpha", (await AskAsync(knowledge, "alpha", content))?.Text);
    }

    [Theory]
    [InlineData("../secret.txt")]
    [InlineData("faq/../../secret.txt")]
    [InlineData("..\\secret.txt")]
    [InlineData("./a.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("//server/share/a.txt")]
    [InlineData("C:\\a.txt")]
    [InlineData("a.txt:stream.txt")]
    [InlineData("a.txt\0.md")]
    [InlineData("faq//a.txt")]
    [InlineData("faq/")]
    [InlineData("")]
    [InlineData("linked.txt")]
    [InlineData("linked/secret.txt")]
    public async Task Nothing_outside_the_directory_is_read(string path)
    {
        Write("secret.txt", "secret");
        Write("bot/a.txt", "alpha");
        File.CreateSymbolicLink(Path.Combine(Bot, "linked.txt"), Path.Combine(_directory.FullName, "secret.txt"));
        Directory.CreateSymbolicLink(Path.Combine(Bot, "linked"), _directory.FullName);
        KnowledgeSettings content = new() { Files = [new KnowledgeFile(path)] };

        KnowledgeContentException error = await Assert.ThrowsAsync<KnowledgeContentException>(() => AskAsync(new BotKnowledgeBase(Bot), "secret", content));

        Assert.Equal(path, error.Document);
    }

    [Theory]
    [InlineData("manual.pdf", "%PDF", ".md")]
    [InlineData("missing.md", null, "no such file")]
    [InlineData("large.md", "a text of more than twenty bytes", "20 bytes")]
    public async Task Files_that_cannot_be_used_are_refused_with_their_name(string path, string? text, string expected)
    {
        Directory.CreateDirectory(Bot);
        if (text is not null)
        {
            Write("bot/" + path, text);
        }

        KnowledgeSettings content = new() { Files = [new KnowledgeFile(path)] };
        BotKnowledgeBase knowledge = new(Bot, new KnowledgeOptions { MaxDocumentBytes = 20 });

        KnowledgeContentException error = await Assert.ThrowsAsync<KnowledgeContentException>(() => AskAsync(knowledge, "x", content));

        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_are_utf8_with_or_without_a_mark()
    {
        Directory.CreateDirectory(Bot);
        await File.WriteAllTextAsync(Path.Combine(Bot, "marked.txt"), "élégant", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await File.WriteAllBytesAsync(Path.Combine(Bot, "latin.txt"), Encoding.Latin1.GetBytes("élégant"));
        await File.WriteAllTextAsync(Path.Combine(Bot, "wide.txt"), "élégant", Encoding.Unicode);

        Assert.Equal("élégant", (await AskAsync(new BotKnowledgeBase(Bot), "elegant", FileOf("marked.txt")))?.Text);
        foreach (string path in (string[])["latin.txt", "wide.txt"])
        {
            KnowledgeContentException error = await Assert.ThrowsAsync<KnowledgeContentException>(() => AskAsync(new BotKnowledgeBase(Bot), "x", FileOf(path)));
            Assert.Contains("UTF-8", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Files_need_a_directory()
    {
        KnowledgeContentException error = await Assert.ThrowsAsync<KnowledgeContentException>(() => AskAsync(new BotKnowledgeBase(), "x", FileOf("a.txt")));

        Assert.Contains("directory", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parallel_first_questions_share_one_reading()
    {
        Write("bot/a.txt", "alpha");
        BotKnowledgeBase knowledge = new(Bot);
        KnowledgeSettings content = FileOf("a.txt");

        KnowledgeAnswer?[] answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(() => AskAsync(knowledge, "alpha", content))));

        Assert.All(answers, answer => Assert.Equal("alpha", answer?.Text));
    }

    private static KnowledgeSettings FileOf(string path) => new() { Files = [new KnowledgeFile(path)] };

    private static async Task<KnowledgeAnswer?> AskAsync(BotKnowledgeBase knowledge, string question, KnowledgeSettings? content) =>
        await knowledge.AskAsync(new KnowledgeQuestion(question) { Content = content }, CancellationToken.None);

    private void Write(string path, string text)
    {
        string full = Path.Combine(_directory.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full) ?? full);
        File.WriteAllText(full, text);
    }
}
