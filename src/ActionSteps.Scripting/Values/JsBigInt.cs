using System.Numerics;

namespace ActionSteps.Scripting.Values;

/// <summary>A big integer.</summary>
internal sealed class JsBigInt(BigInteger value) : HeapCell(CellKind.BigInt)
{
    internal readonly BigInteger Value = value;

    internal override void Trace(MemoryCensus census) => census.Count(72 + Value.GetByteCount());
}
