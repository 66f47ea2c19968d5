using System.Text;
using ActionSteps.Sessions;

namespace ActionSteps.Tests.Sessions;

/// <summary>The limit of 10 MB: UTF-8 bytes of the compact JSON of everything that builders can write, exact to the byte.</summary>
public sealed class SessionSizeTests
{
    private const int Limit = SessionVariables.MaxBytes;

    [Theory]
    [InlineData("a", 1)]
    [InlineData("é", 2)]
    [InlineData("日", 3)]
    [InlineData("🙂", 4)]
    [InlineData("\n", 2)]
    [InlineData("\"", 2)]
    [InlineData("\u0001", 6)]
    [InlineData("lone surrogate", 6)]
    public void The_limit_is_exact_to_the_byte(string unit, int bytes)
    {
        // Attributes cannot hold half a pair.
        unit = unit == "lone surrogate" ? "\ud800" : unit;
        // {"v":"…"} has 8 bytes beside the text.
        int count = (Limit - 8) / bytes;
        string rest = new('x', Limit - 8 - (count * bytes));
        string text = string.Concat(Enumerable.Repeat(unit, count)) + rest;
        Session session = new();

        Assert.Equal(VariableFault.SessionTooLarge, session.Variables.Set("v", text + "x"));
        Assert.Empty(session.Variables.User);
        Assert.Equal(VariableFault.None, session.Variables.Set("v", text));
        Assert.Equal(Limit, Encoding.UTF8.GetByteCount(Value.Object(session.Variables.User).ToJson()));
        Assert.Equal(VariableFault.SessionTooLarge, session.Variables.Set("w", 1));
        Assert.Equal(VariableFault.None, session.Variables.Set("v", 1));
        Assert.Equal(VariableFault.None, session.Variables.Set("w", 1));
    }

    [Fact]
    public void Texts_of_the_same_length_but_more_bytes_count_by_their_bytes()
    {
        Session session = new();
        string ascii = new('x', Limit - 1_000);
        string control = new('\u0001', Limit - 1_000);

        Assert.Equal(VariableFault.None, session.Variables.Set("v", ascii));
        Assert.Equal(VariableFault.SessionTooLarge, session.Variables.Set("v", control));
        Assert.Equal(ascii, session.Variables["v"]);
    }

    [Fact]
    public void Numbers_members_items_and_words_count_as_they_are_printed()
    {
        Session session = new();
        string filler = new('x', Limit - 300);
        session.Set("filler", filler);
        Value mixed = Value.ParseJson("""{"n":[0,-1.5,1e-7,1e+21,123456789012345680000],"w":[true,false,null],"e":[{},[],""],"日":"\n"}""");
        session.Set("mixed", mixed);
        int left = Limit - Encoding.UTF8.GetByteCount(Value.Object(session.Variables.User).ToJson());

        Assert.Equal(VariableFault.SessionTooLarge, session.Variables.Set("filler", filler + new string('x', left + 1)));
        Assert.Equal(VariableFault.None, session.Variables.Set("filler", filler + new string('x', left)));
        Assert.Equal(VariableFault.SessionTooLarge, session.Variables.Set("mixed.n[0]", 10));
        Assert.Equal(VariableFault.None, session.Variables.Set("mixed.n[0]", 9));
        Assert.Equal(VariableFault.None, session.Variables.Set("mixed.n[1]", 9));
    }

    [Fact]
    public void The_size_stays_exact_over_many_random_writes()
    {
        RandomValues random = new(6);
        Session session = new();
        session.Set("filler", new string('x', Limit - 4_000));
        int refused = 0;
        for (int i = 0; i < 3_000; i++)
        {
            ValueObject before = session.Variables.User;
            if (session.Variables.Set($"v{random.NextIndex(40)}", random.Next()) == VariableFault.SessionTooLarge)
            {
                refused++;
                Assert.Same(before, session.Variables.User);
            }

            if (i % 200 == 0)
            {
                Assert.InRange(Bytes(session), 0, Limit);
            }
        }

        Assert.InRange(refused, 100, 2_900);
    }

    [Fact]
    public void A_failed_step_gives_its_bytes_back()
    {
        Session session = new();
        string half = new('x', Limit / 2);
        session.Set("a", half);
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(VariableFault.SessionTooLarge, session.Variables.Set("b", half));
            Assert.Equal(VariableFault.None, session.Variables.Set("b", half[..^100]));
            Assert.Equal(VariableFault.None, session.Variables.Remove("b"));
        }

        Assert.Equal(Limit / 2 + 8, Bytes(session));
    }

    private static int Bytes(Session session) => Encoding.UTF8.GetByteCount(Value.Object(session.Variables.User).ToJson());
}
