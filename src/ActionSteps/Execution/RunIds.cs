using System.Buffers.Binary;
using System.Security.Cryptography;
using ActionSteps.Blocks;

namespace ActionSteps.Execution;

/// <summary>
/// Ids of runs: derived from what began the run where that has an id; else a random number of the process, then a counter, 32 hexadecimal
/// digits in all. As unlikely to meet its like elsewhere as a random id, and cheaper, as only the process needs chance.
/// </summary>
internal static class RunIds
{
    private static readonly ulong Process = BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(ulong)));
    private static ulong _last;

    /// <summary>The id of a run that is the same whenever the same thing begins it.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="trigger">What begins it: the kind, then its id.</param>
    public static string Of(string conversationId, params ReadOnlySpan<string> trigger) => BotHash.Of([conversationId, .. trigger]);

    public static string Next() => string.Create(32, Interlocked.Increment(ref _last), static (digits, number) =>
    {
        Write(digits[..16], Process);
        Write(digits[16..], number);
    });

    private static void Write(Span<char> digits, ulong number)
    {
        for (int i = digits.Length - 1; i >= 0; i--)
        {
            digits[i] = "0123456789abcdef"[(int)(number & 15)];
            number >>= 4;
        }
    }
}
