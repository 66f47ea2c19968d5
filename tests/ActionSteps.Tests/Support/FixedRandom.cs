namespace ActionSteps.Tests.Support;

/// <summary>Chance that always says the same; bytes count up from 0.</summary>
internal sealed class FixedRandom(double sample) : Random
{
    public override double NextDouble() => sample;

    public override void NextBytes(byte[] buffer) => NextBytes(buffer.AsSpan());

    public override void NextBytes(Span<byte> buffer)
    {
        for (int i = 0; i < buffer.Length; i++)
        {
            buffer[i] = (byte)i;
        }
    }
}
