using System.Numerics;
using System.Text;

namespace ActionSteps.Scripting.Values;

/// <summary>
/// Big integers as text and back. The framework's conversion to text takes quadratic time and cannot be stopped, so large ones are
/// cut in halves, each division paid for.
/// </summary>
internal static class BigIntText
{
    /// <summary>Numbers up to this length are written in one go.</summary>
    private const int LeafBits = 8192;

    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    internal static string Format(Meter meter, BigInteger value, int radix)
    {
        long bits = value.GetBitLength();
        if (bits < 64 && radix == 10)
        {
            return ((long)value).ToString(CultureInfo.InvariantCulture);
        }

        long length = (long)(bits / Math.Log2(radix)) + 2;
        meter.Allocate(4 * length);
        meter.Charge(length);
        BigInteger magnitude = BigInteger.Abs(value);
        var text = new StringBuilder((int)length);
        if (value.Sign < 0)
        {
            text.Append('-');
        }

        if (BitOperations.IsPow2(radix))
        {
            WriteBits(magnitude, BitOperations.Log2((uint)radix), text);
        }
        else
        {
            int leafDigits = (int)(LeafBits / Math.Log2(radix));
            List<BigInteger> powers = MakePowers(meter, magnitude, BigInteger.Pow(radix, leafDigits));
            WriteHalves(meter, magnitude, radix, leafDigits, powers, powers.Count - 1, isLeading: true, text);
        }

        return text.ToString();
    }

    /// <summary>Digits without sign, of radix 10 or a power of two; null when one of them is none.</summary>
    internal static BigInteger? Parse(ReadOnlySpan<char> text, int radix)
    {
        foreach (char unit in text)
        {
            if (NumberText.DigitOf(unit) >= radix)
            {
                return null;
            }
        }

        if (radix == 10)
        {
            return BigInteger.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
        }

        int bits = BitOperations.Log2((uint)radix);
        byte[] bytes = new byte[(((long)text.Length * bits) / 8) + 2];
        for (int i = 0; i < text.Length; i++)
        {
            long at = (long)i * bits;
            int digit = NumberText.DigitOf(text[text.Length - 1 - i]) << (int)(at & 7);
            bytes[at >> 3] |= (byte)digit;
            bytes[(at >> 3) + 1] |= (byte)(digit >> 8);
        }

        return new BigInteger(bytes, isUnsigned: true);
    }

    private static List<BigInteger> MakePowers(Meter meter, BigInteger magnitude, BigInteger leaf)
    {
        var powers = new List<BigInteger>();
        for (BigInteger power = leaf; power <= magnitude; power *= power)
        {
            powers.Add(power);
            if (power.GetBitLength() * 2 > magnitude.GetBitLength() + 1)
            {
                break;
            }

            meter.Allocate(power.GetByteCount() * 2L);
            meter.Charge(BigArithmetic.ProductCost(power.GetByteCount(), power.GetByteCount()));
        }

        return powers;
    }

    // The depth is the logarithm of the length: seven at most.
    private static void WriteHalves(
        Meter meter, BigInteger value, int radix, int leafDigits, List<BigInteger> powers, int level, bool isLeading, StringBuilder text)
    {
        if (level < 0)
        {
            meter.Charge(leafDigits);
            WriteLeaf(value, radix, isLeading ? 1 : leafDigits, text);
            return;
        }

        meter.Charge(BigArithmetic.ProductCost(value.GetByteCount(), powers[level].GetByteCount()));
        BigInteger high = BigInteger.DivRem(value, powers[level], out BigInteger low);
        bool skips = isLeading && high.IsZero;
        if (!skips)
        {
            WriteHalves(meter, high, radix, leafDigits, powers, level - 1, isLeading, text);
        }

        WriteHalves(meter, low, radix, leafDigits, powers, level - 1, skips, text);
    }

    private static void WriteLeaf(BigInteger value, int radix, int width, StringBuilder text)
    {
        if (radix == 10)
        {
            string digits = value.ToString(CultureInfo.InvariantCulture);
            text.Append('0', Math.Max(width - digits.Length, 0)).Append(digits);
            return;
        }

        const int Chunk = 11;
        var power = new BigInteger(Math.Pow(radix, Chunk));
        var reversed = new StringBuilder();
        while (!value.IsZero || reversed.Length < width)
        {
            value = BigInteger.DivRem(value, power, out BigInteger rest);
            ulong small = (ulong)rest;
            for (int i = 0; i < Chunk; i++)
            {
                reversed.Append(Digits[(int)(small % (ulong)radix)]);
                small /= (ulong)radix;
            }
        }

        int length = reversed.Length;
        while (length > width && reversed[length - 1] == '0')
        {
            length--;
        }

        for (int i = length - 1; i >= 0; i--)
        {
            text.Append(reversed[i]);
        }
    }

    private static void WriteBits(BigInteger magnitude, int bits, StringBuilder text)
    {
        byte[] bytes = magnitude.ToByteArray();
        long count = Math.Max((magnitude.GetBitLength() + bits - 1) / bits, 1);
        for (long i = count - 1; i >= 0; i--)
        {
            long at = i * bits;
            int pair = bytes[at >> 3] | ((at >> 3) + 1 < bytes.Length ? bytes[(at >> 3) + 1] << 8 : 0);
            text.Append(Digits[(pair >> (int)(at & 7)) & ((1 << bits) - 1)]);
        }
    }
}
