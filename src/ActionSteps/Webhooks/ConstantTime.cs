using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace ActionSteps.Webhooks;

/// <summary>Compares secrets without telling by the time it takes where they differ, or how long they are.</summary>
internal static class ConstantTime
{
    public static bool AreEqual(string given, string secret)
    {
        Span<byte> first = stackalloc byte[SHA256.HashSizeInBytes];
        Span<byte> second = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(given.AsSpan()), first);
        SHA256.HashData(MemoryMarshal.AsBytes(secret.AsSpan()), second);
        return CryptographicOperations.FixedTimeEquals(first, second);
    }
}
