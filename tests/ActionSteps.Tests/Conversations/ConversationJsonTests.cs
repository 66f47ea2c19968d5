using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Sessions;

namespace ActionSteps.Tests.Conversations;

public sealed class ConversationJsonTests
{
    private static readonly DateTimeOffset Noon = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero).AddTicks(1_234_567);

    public static TheoryData<string> Tags => [.. StoredSamples.Effects.Select(sample => sample.Tag)];

    [Fact]
    public void Every_kind_of_effect_has_a_stored_form() =>
        Assert.Equal(ConcreteTypesOf(typeof(Effect)), StoredSamples.Effects.Select(sample => sample.Type).Distinct().Order());

    [Fact]
    public void Every_kind_of_user_message_has_a_stored_form() => Assert.Equal(
        ConcreteTypesOf(typeof(UserMessage)), StoredSamples.UserMessages.Select(message => message.GetType().Name).Distinct().Order());

    [Fact]
    public void Every_kind_of_button_and_iframe_event_is_among_the_samples()
    {
        Assert.Equal(ConcreteTypesOf(typeof(Button)), StoredSamples.Buttons.Select(button => button.GetType().Name).Order());
        Assert.Equal(ConcreteTypesOf(typeof(IframeEvent)), StoredSamples.IframeEvents.Select(posted => posted.GetType().Name).Order());
    }

    [Theory]
    [MemberData(nameof(Tags))]
    public void An_effect_reads_back_as_it_was(string tag)
    {
        foreach (StoredSamples.EffectSample sample in StoredSamples.Effects.Where(sample => sample.Tag == tag))
        {
            Effect read = ConversationJson.ReadEffect(sample.Utf8);

            Assert.Equal(sample.Type, read.GetType().Name);
            Assert.Equal(tag, JsonNode.Parse(sample.Utf8)?["type"]?.GetValue<string>());
            Assert.Equal(Encoding.UTF8.GetString(sample.Utf8), Text(output => ConversationJson.Write(output, read)));
            if (sample.Effect is { } effect)
            {
                Assert.Equal(effect.ToValue(), read.ToValue());
            }
        }
    }

    [Fact]
    public void Every_user_message_reads_back_as_it_was()
    {
        foreach (UserMessage message in StoredSamples.UserMessages)
        {
            Assert.Equal(message, ConversationJson.ReadUserMessage(Bytes(output => ConversationJson.Write(output, message))));
        }
    }

    [Fact]
    public void Every_entry_of_an_inbox_reads_back_as_it_was()
    {
        foreach (InboxEntry entry in StoredSamples.Entries)
        {
            byte[] written = Bytes(output => ConversationJson.Write(output, entry));
            InboxEntry read = ConversationJson.ReadInboxEntry(written);

            Assert.Equal(entry with { Action = null }, read with { Action = null });
            Assert.Equal(entry.Action is null, read.Action is null);
            Assert.Equal(Encoding.UTF8.GetString(written), Text(output => ConversationJson.Write(output, read)));
        }
    }

    [Fact]
    public void A_state_reads_back_as_it_was()
    {
        ConversationState state = StoredSamples.State;

        ConversationState read = ConversationJson.ReadState(Bytes(output => ConversationJson.Write(output, state)));

        Assert.Equal(state.Variables, read.Variables);
        Assert.Equal(state.Internal, read.Internal);
        Assert.Equal(state.Contexts, read.Contexts);
        Assert.Equal(state.Waits, read.Waits);
        Assert.Equal(state.Queue, read.Queue);
        Assert.Equal(state.Postbacks.ToValue(), read.Postbacks.ToValue());
        Assert.Equal(Bare(state), Bare(read));
    }

    [Fact]
    public void A_state_of_defaults_reads_back_as_it_was()
    {
        ConversationState state = new() { Id = "c" };

        ConversationState read = ConversationJson.ReadState(Bytes(output => ConversationJson.Write(output, state)));

        Assert.Equal(Bare(state), Bare(read));
        Assert.Empty(read.Variables);
    }

    [Fact]
    public void A_run_of_the_journal_reads_back_as_it_was()
    {
        JournalEntry entry = StoredSamples.Run;
        byte[] written = Bytes(output => ConversationJson.Write(output, entry));

        JournalEntry read = ConversationJson.ReadJournalEntry(written);

        Assert.Equal(entry with { Steps = [] }, read with { Steps = [] });
        Assert.Equal(Encoding.UTF8.GetString(written), Text(output => ConversationJson.Write(output, read)));
    }

    [Fact]
    public void A_wait_and_a_line_of_the_history_read_back_as_they_were()
    {
        Continuation wait = new("block", 3, Noon, MessageDuringWait.CancelsWait) { Id = "run-1", BlockHash = "hash" };
        TranscriptEntry said = new(TranscriptActor.Agent, Value.Object(("text", "\ud800 lone")), Noon);

        Assert.Equal(wait, ConversationJson.ReadContinuation(Bytes(output => ConversationJson.Write(output, wait))));
        Assert.Equal(said, ConversationJson.ReadTranscriptEntry(Bytes(output => ConversationJson.Write(output, said))));
    }

    [Fact]
    public void Stored_text_is_what_it_has_always_been()
    {
        ConversationState state = new()
        {
            Id = "c",
            Version = 2,
            OpenInput = "ask",
            IsClosed = true,
            Variables = ValueObject.Create(("name", "Ann")),
            Waits = [new Continuation("block", 1, Noon, MessageDuringWait.KeepsWait)],
            LastActivity = Noon,
        };

        Assert.Equal(
            """
            {"format":1,"id":"c","version":2,"variables":{"name":"Ann"},"internal":{},"isClosed":true,"openInput":"ask","waits":[{"format":1,"block":"block","stepIndex":1,"dueTime":"2026-01-01T12:00:00.1234567+00:00","duringWait":"keepsWait"}],"lastActivity":"2026-01-01T12:00:00.1234567+00:00","transcriptCount":0,"effectCount":0,"runCount":0}
            """,
            Text(output => ConversationJson.Write(output, state)));
        Assert.Equal(
            """{"format":1,"sequence":3,"key":"run-e1","effect":{"format":1,"type":"text","text":"hi"},"attempts":1,"error":"no answer"}""",
            Text(output => ConversationJson.Write(output, new OutboxItem(3, "run-e1", new TextMessage("hi")) { Attempts = 1, Error = "no answer" })));
    }

    [Fact]
    public void Members_that_are_not_known_are_left_out()
    {
        string state = Text(output => ConversationJson.Write(output, StoredSamples.State)).Insert(1, "\"new\":{\"a\":[1,{}]},");
        const string Effect = """{"new":[[]],"format":1,"type":"text","text":"hi","also":null}""";

        Assert.Equal(StoredSamples.State.Variables, ConversationJson.ReadState(Encoding.UTF8.GetBytes(state)).Variables);
        Assert.Equal(new TextMessage("hi"), ConversationJson.ReadEffect(Encoding.UTF8.GetBytes(Effect)));
    }

    [Fact]
    public void A_newer_format_is_refused()
    {
        byte[] state = Encoding.UTF8.GetBytes(Text(output => ConversationJson.Write(output, StoredSamples.State)).Replace("\"format\":1,\"id\"", "\"format\":2,\"id\"", StringComparison.Ordinal));

        ConversationFormatException ofState = Assert.Throws<ConversationFormatException>(() => ConversationJson.ReadState(state));
        ConversationFormatException ofEffect = Assert.Throws<ConversationFormatException>(
            () => ConversationJson.ReadEffect("""{"format":2,"type":"later"}"""u8));

        Assert.Equal("$.format", ofState.Place);
        Assert.Contains("newer version", ofState.Message, StringComparison.Ordinal);
        Assert.Equal("$.format", ofEffect.Place);
    }

    [Theory]
    [InlineData("""{"format":1,"type":"nonsense"}""", "$.type")]
    [InlineData("""{"format":1,"type":"text"}""", "$.text")]
    [InlineData("""{"format":1,"type":"text","text":7}""", "$.text")]
    [InlineData("""{"format":1,"type":"buttons","text":"a","buttons":{}}""", "$.buttons")]
    [InlineData("""{"format":1,"type":"buttons","text":"a","buttons":[{"type":"share","title":""},{"type":"odd"}]}""", "$.buttons[1].type")]
    [InlineData("""{"format":1,"type":"media","media":"smell","url":"u"}""", "$.media")]
    [InlineData("""{"format":1,"type":"mail","key":"k","recipients":["nobody"],"subject":"s","text":"t"}""", "$.recipients[0]")]
    [InlineData("""{"format":1,"type":"mail","key":"k","recipients":[],"subject":"s","text":"t"}""", "$")]
    [InlineData("""{"format":1,"type":"json","pairs":[]}""", "$.pairs")]
    [InlineData("""{"format":"1","type":"text","text":"a"}""", "$.format")]
    [InlineData("""{"format":0,"type":"text","text":"a"}""", "$.format")]
    [InlineData("""{"type":"text","text":"a"}""", "$.format")]
    [InlineData("""[]""", "$")]
    [InlineData("""{"format":1,"type":"text","text":"a"} {}""", "$")]
    [InlineData("SQLite format 3\0", "$")]
    [InlineData("", "$")]
    public void What_is_wrong_with_an_effect_is_named_with_its_place(string json, string place) => Assert.Equal(
        place, Assert.Throws<ConversationFormatException>(() => ConversationJson.ReadEffect(Encoding.UTF8.GetBytes(json))).Place);

    [Theory]
    [InlineData("""{"format":1,"id":"c"}""", "$.version")]
    [InlineData("""{"format":1,"id":7}""", "$.id")]
    [InlineData("""{"format":1,"id":"c","version":"1"}""", "$.version")]
    [InlineData("""{"format":1,"id":"c","version":1,"variables":[]}""", "$.variables")]
    [InlineData("""{"format":1,"id":"c","version":1,"waits":[{"block":"b","stepIndex":1,"dueTime":"noon"}]}""", "$.waits[0].dueTime")]
    [InlineData("""{"format":1,"id":"c","version":1,"queue":[{"id":"a","message":{"type":"text","text":"a"}},{"id":"b","message":{"type":"odd"}}]}""", "$.queue[1].message.type")]
    [InlineData("""{"format":1,"id":"c","isClosed":"no"}""", "$.isClosed")]
    [InlineData("""{"format":1,"id":"c","lastActivity":"yesterday"}""", "$.lastActivity")]
    public void What_is_wrong_with_a_state_is_named_with_its_place(string json, string place) => Assert.Equal(
        place, Assert.Throws<ConversationFormatException>(() => ConversationJson.ReadState(Encoding.UTF8.GetBytes(json))).Place);

    [Fact]
    public void A_cut_or_damaged_text_raises_nothing_but_the_typed_exception()
    {
        Random random = new(7);
        List<(byte[] Utf8, Action<byte[]> Read)> texts =
        [
            (Bytes(output => ConversationJson.Write(output, StoredSamples.State)), utf8 => ConversationJson.ReadState(utf8)),
            (Bytes(output => ConversationJson.Write(output, StoredSamples.Run)), utf8 => ConversationJson.ReadJournalEntry(utf8)),
            .. StoredSamples.Effects.Select(sample => (sample.Utf8, (Action<byte[]>)(utf8 => ConversationJson.ReadEffect(utf8)))),
            .. StoredSamples.Entries.Select(entry => (
                Bytes(output => ConversationJson.Write(output, entry)), (Action<byte[]>)(utf8 => ConversationJson.ReadInboxEntry(utf8)))),
        ];

        foreach ((byte[] utf8, Action<byte[]> read) in texts)
        {
            for (int length = 0; length < utf8.Length; length++)
            {
                Assert.Throws<ConversationFormatException>(() => read(utf8[..length]));
            }

            for (int i = 0; i < 500; i++)
            {
                byte[] damaged = [.. utf8];
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
                try
                {
                    read(damaged);
                }
                catch (ConversationFormatException)
                {
                    // The only exception that may come.
                }
            }
        }
    }

    private static ConversationState Bare(ConversationState state) => state with
    {
        Variables = ValueObject.Empty, Internal = ValueObject.Empty, Contexts = ValueObject.Empty, Waits = [], Queue = [], Postbacks = IssuedPostbacks.Empty,
    };

    private static IEnumerable<string> ConcreteTypesOf(Type root) =>
        root.Assembly.GetTypes().Where(type => type.IsSubclassOf(root) && !type.IsAbstract).Select(type => type.Name).Order();

    private static string Text(Action<IBufferWriter<byte>> write) => Encoding.UTF8.GetString(Bytes(write));

    internal static byte[] Bytes(Action<IBufferWriter<byte>> write)
    {
        ArrayBufferWriter<byte> output = new();
        write(output);
        return output.WrittenSpan.ToArray();
    }
}
