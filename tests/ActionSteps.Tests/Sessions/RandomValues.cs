using ActionSteps.Sessions;

namespace ActionSteps.Tests.Sessions;

/// <summary>Makes values of every shape, the same ones in every run; hostile texts and numbers among them.</summary>
internal sealed class RandomValues(int seed)
{
    private static readonly string[] Texts =
    [
        "", "a", "Ann", "{name}", "é", "日本", "🙂", "\ud800", "\udc00x", "a\ud83d", "\"\\/\b\f\n\r\t\u0000\u001f\u007f", "__proto__",
        "constructor", "prototype", "length", "0", "-1", "true", "null", "\u2028<&>'", " ", "Á\u0301",
    ];

    private static readonly double[] Numbers =
    [
        0, 1, -1, 0.1, 12.5, 1e21, 1e-7, 5e-324, double.MaxValue, double.MinValue, 9007199254740991, 9007199254740993, 1234567890123456.5,
        0.30000000000000004, 1e15, 999999999999999.9, -1e-6,
    ];

    private readonly Random _random = new(seed);

    public static IEnumerable<Value> Many(int seed, int count)
    {
        RandomValues values = new(seed);
        return Enumerable.Range(0, count).Select(_ => values.Next());
    }

    public Value Next(int depth = 4) => _random.Next(depth > 0 ? 9 : 6) switch
    {
        0 => Value.Null,
        1 => Value.Boolean(_random.Next(2) == 0),
        2 => Value.Number(NextNumber()),
        3 or 4 or 5 => Value.Text(NextText()),
        6 => Value.List([.. Enumerable.Range(0, NextCount()).Select(_ => Next(depth - 1))]),
        _ => Value.Object([.. Enumerable.Range(0, NextCount()).Select(_ => (NextText(), Next(depth - 1)))]),
    };

    public string NextText() => _random.Next(3) == 0
        ? string.Concat(Enumerable.Range(0, _random.Next(20)).Select(_ => (char)_random.Next(0x10000)))
        : Texts[_random.Next(Texts.Length)];

    public int NextIndex(int count) => _random.Next(count);

    /// <summary>A path with names that can be written.</summary>
    public string NextPath()
    {
        string[] names = ["a", "b", "c", "d0", "longer_name"];
        string path = names[_random.Next(names.Length)];
        for (int i = _random.Next(4); i > 0; i--)
        {
            path += _random.Next(3) switch
            {
                0 => $"[{_random.Next(4)}]",
                1 => $"[\"{_random.Next(3)} x\"]",
                _ => "." + names[_random.Next(names.Length)],
            };
        }

        return path;
    }

    private double NextNumber() => _random.Next(3) switch
    {
        0 => Numbers[_random.Next(Numbers.Length)],
        1 => _random.Next(-1000, 1000),
        _ => BitConverter.Int64BitsToDouble(_random.NextInt64()),
    };

    private int NextCount() => _random.Next(5) == 0 ? _random.Next(30) : _random.Next(4);
}
