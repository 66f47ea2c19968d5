using System.Security.Cryptography;

namespace ActionSteps.Api;

/// <summary>Bytes that nobody can guess, unless the host has put a source of chance of its own in place, as tests do.</summary>
internal static class Chance
{
    public static byte[] Bytes(StepContext context, int count)
    {
        if (ReferenceEquals(context.Random, Random.Shared))
        {
            return RandomNumberGenerator.GetBytes(count);
        }

        byte[] bytes = new byte[count];
        context.Random.NextBytes(bytes);
        return bytes;
    }
}
