using System.Security.Cryptography;

namespace ActionSteps.Scripting.BuiltIns.Collections;

/// <content>How keys are hashed and compared.</content>
internal sealed partial class OrderedTable
{
    /// <summary>A text longer than this is paid for by its length, each time it is looked for.</summary>
    private const int LongText = 1024;

    // Unknown to scripts, so that nobody can choose numbers that meet in one bucket; texts have a random hash of their own.
    private static readonly ulong s_multiplier = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)) | 1;

    /// <summary>One number for both zeros, one for all not-a-numbers.</summary>
    private static JsValue Normalize(JsValue key)
    {
        if (!key.IsNumber)
        {
            return key;
        }

        return double.IsNaN(key.Number) ? JsValue.NaN : new JsValue(key.Number + 0.0);
    }

    private static uint HashOf(Realm realm, JsValue key)
    {
        if (key.Cell is null)
        {
            return Mix(BitConverter.DoubleToUInt64Bits(key.Number));
        }

        switch (key.Cell)
        {
            case JsString text:
                if (text.Length > LongText)
                {
                    realm.Meter.Charge(text.Length / 32);
                }

                return (uint)text.Hash;
            case JsBigInt big:
                realm.Meter.Charge(big.Value.GetByteCount() / 32);
                return Mix((uint)big.Value.GetHashCode());
            default:
                return Mix((uint)RuntimeHelpers.GetHashCode(key.Cell));
        }
    }

    // The first step breaks regular rows of numbers, the second one is multiply-shift hashing, whose upper bits name the bucket.
    private static uint Mix(ulong bits)
    {
        bits *= 0x9E3779B97F4A7C15;
        bits ^= bits >> 32;
        return (uint)((bits * s_multiplier) >> 32);
    }

    private int Find(JsValue key, uint hash)
    {
        TableEntry[] entries = _entries;
        int at = _buckets[hash >> _shift] - 1;
        if (key.Cell is null)
        {
            while ((uint)at < (uint)entries.Length && !(entries[at].Key.Cell is null && BitConverter.DoubleToInt64Bits(entries[at].Key.Number) == BitConverter.DoubleToInt64Bits(key.Number)))
            {
                at = entries[at].Next;
            }

            return at;
        }

        switch (key.Cell)
        {
            case JsString text:
                while ((uint)at < (uint)entries.Length && !(entries[at].Hash == hash && entries[at].Key.Cell is JsString other && text.ContentEquals(other)))
                {
                    at = entries[at].Next;
                }

                return at;
            case JsBigInt big:
                while ((uint)at < (uint)entries.Length && !(entries[at].Hash == hash && entries[at].Key.Cell is JsBigInt other && big.Value == other.Value))
                {
                    at = entries[at].Next;
                }

                return at;
            default:
                while ((uint)at < (uint)entries.Length && !ReferenceEquals(entries[at].Key.Cell, key.Cell))
                {
                    at = entries[at].Next;
                }

                return at;
        }
    }
}
