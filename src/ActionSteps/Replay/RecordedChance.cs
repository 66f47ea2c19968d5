using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ActionSteps.Replay;

/// <summary>
/// Chance that can be had again: everything comes from one seed, each place has numbers of its own, and without the seed nobody can tell
/// them from true chance. Thread-safe.
/// </summary>
internal sealed class RecordedChance : Random
{
    private const int BlockBytes = SHA256.HashSizeInBytes;
    private const int WordBytes = sizeof(ulong);

    private readonly Lock _lock = new();
    private readonly byte[] _seed;
    private readonly RunPlace _place;
    private readonly Dictionary<string, long> _draws;
    private readonly byte[] _block = new byte[BlockBytes];
    private string? _blockPlace;
    private long _blockNumber = -1;

    /// <summary>Chance from a seed.</summary>
    /// <param name="seed">The seed, of <see cref="SeedBytes"/> bytes.</param>
    /// <param name="place">Where the run is.</param>
    /// <param name="draws">How much each place has used before.</param>
    public RecordedChance(byte[] seed, RunPlace place, IReadOnlyDictionary<string, long> draws)
        : base(0)
    {
        _seed = seed;
        _place = place;
        _draws = new Dictionary<string, long>(draws, StringComparer.Ordinal);
    }

    public const int SeedBytes = 32;

    /// <summary>How much each place has used.</summary>
    public Dictionary<string, long> Draws
    {
        get
        {
            lock (_lock)
            {
                return new Dictionary<string, long>(_draws, StringComparer.Ordinal);
            }
        }
    }

    /// <summary>A seed that nobody can guess, unless the host has put a source of chance of its own in place, as tests do.</summary>
    public static byte[] NewSeed(Random host)
    {
        if (ReferenceEquals(host, Shared))
        {
            return RandomNumberGenerator.GetBytes(SeedBytes);
        }

        byte[] seed = new byte[SeedBytes];
        host.NextBytes(seed);
        return seed;
    }

    public override int Next() => (int)Below(int.MaxValue);

    public override int Next(int maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxValue);
        return (int)Below((ulong)maxValue);
    }

    public override int Next(int minValue, int maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minValue, maxValue);
        return (int)(minValue + (long)Below((ulong)((long)maxValue - minValue)));
    }

    public override long NextInt64() => (long)Below(long.MaxValue);

    public override long NextInt64(long maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxValue);
        return (long)Below((ulong)maxValue);
    }

    public override long NextInt64(long minValue, long maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minValue, maxValue);
        return unchecked(minValue + (long)Below((ulong)maxValue - (ulong)minValue));
    }

    public override double NextDouble() => (Draw() >> 11) * (1.0 / (1UL << 53));

    public override float NextSingle() => (Draw() >> 40) * (1.0f / (1U << 24));

    public override void NextBytes(byte[] buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        NextBytes(buffer.AsSpan());
    }

    public override void NextBytes(Span<byte> buffer)
    {
        Span<byte> word = stackalloc byte[WordBytes];
        while (buffer.Length > 0)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(word, Draw());
            int count = Math.Min(buffer.Length, WordBytes);
            word[..count].CopyTo(buffer);
            buffer = buffer[count..];
        }
    }

    protected override double Sample() => NextDouble();

    /// <summary>A number from 0 to below a limit, every one as likely; 0 for the limit 0.</summary>
    private ulong Below(ulong limit)
    {
        ulong high = Math.BigMul(Draw(), limit, out ulong low);
        while (low < limit && low < (0 - limit) % limit)
        {
            high = Math.BigMul(Draw(), limit, out low);
        }

        return high;
    }

    private ulong Draw()
    {
        lock (_lock)
        {
            string place = _place.Now;
            long number = _draws.GetValueOrDefault(place);
            _draws[place] = number + 1;
            (long block, long word) = Math.DivRem(number, BlockBytes / WordBytes);
            if (block != _blockNumber || place != _blockPlace)
            {
                Fill(place, block);
            }

            return BinaryPrimitives.ReadUInt64LittleEndian(_block.AsSpan((int)word * WordBytes));
        }
    }

    private void Fill(string place, long block)
    {
        byte[] name = Encoding.UTF8.GetBytes(place);
        byte[] text = new byte[SeedBytes + sizeof(long) + name.Length];
        _seed.CopyTo(text, 0);
        BinaryPrimitives.WriteInt64LittleEndian(text.AsSpan(SeedBytes), block);
        name.CopyTo(text, SeedBytes + sizeof(long));
        SHA256.HashData(text, _block);
        (_blockNumber, _blockPlace) = (block, place);
    }
}
