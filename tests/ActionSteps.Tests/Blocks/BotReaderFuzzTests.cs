using System.Text;
using ActionSteps.Blocks;
using ActionSteps.Tests.Blocks.Samples;

namespace ActionSteps.Tests.Blocks;

/// <summary>Whatever stands in a file, reading it ends with a bot or with faults that have a place in the file.</summary>
public sealed class BotReaderFuzzTests
{
    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "null", "true", "1e999", "-", "\"kind\"", "\"id\":", "\"block\"", "{\"kind\":\"action\"", "\\ud800", "\\u00e9",
        "{a +}", "é", "😀", "\n", "//", "/* */", "\"\"", "[[[[", "{\"a\":", "\"steps\":[", "0", " ", "\0", "\ufeff",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_damaged_bot_file_is_read_or_refused_with_places_inside_it(int seed)
    {
        Random random = new(seed);
        BotReader reader = new(Reading.Options);
        for (int i = 0; i < 1_000; i++)
        {
            byte[] utf8 = Damage(random, BotReaderTests.Everything);

            BotReading reading = reader.Check(utf8);

            Assert.Equal(reading.FaultCount == 0, reading.IsUsable);
            int lines = utf8.Count(unit => unit == (byte)'\n') + 1;
            Assert.All(reading.Faults.Concat(reading.Warnings), fault =>
            {
                Assert.InRange(fault.Line, 1, lines);
                Assert.InRange(fault.Column, 1, utf8.Length + 1);
                Assert.StartsWith("$", fault.Path, StringComparison.Ordinal);
            });
            if (reading.IsUsable)
            {
                Assert.Equal(reading.Bot.ToJson(Reading.Options.Steps), reader.Read(reading.Bot.ToJson(Reading.Options.Steps)).ToJson(Reading.Options.Steps));
            }
        }
    }

    private static byte[] Damage(Random random, string text)
    {
        StringBuilder damaged = new(text);
        for (int i = random.Next(1, 4); i > 0; i--)
        {
            int at = random.Next(damaged.Length);
            switch (random.Next(4))
            {
                case 0:
                    damaged.Remove(at, Math.Min(random.Next(1, 20), damaged.Length - at));
                    break;
                case 1:
                    damaged.Insert(at, Pieces[random.Next(Pieces.Length)]);
                    break;
                case 2:
                    damaged.Insert(at, damaged.ToString(at, Math.Min(random.Next(1, 60), damaged.Length - at)));
                    break;
                default:
                    damaged[at] = (char)random.Next(1, 256);
                    break;
            }
        }

        byte[] utf8 = Encoding.UTF8.GetBytes(damaged.ToString());
        if (random.Next(10) == 0)
        {
            utf8[random.Next(utf8.Length)] = (byte)random.Next(256);
        }

        return utf8;
    }
}
