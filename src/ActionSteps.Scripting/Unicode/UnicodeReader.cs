using System.Text;

namespace ActionSteps.Scripting.Unicode;

/// <summary>Reads the packed numbers of the Unicode data.</summary>
internal ref struct UnicodeReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    internal int At { get; private set; }

    /// <summary>A number in groups of seven bits, lowest first.</summary>
    internal int Number()
    {
        int value = 0;
        int shift = 0;
        int part;
        do
        {
            part = _bytes[At++];
            value |= (part & 127) << shift;
            shift += 7;
        }
        while (part > 127);

        return value;
    }

    /// <summary>A number that may be negative: the sign is its lowest bit.</summary>
    internal int SignedNumber()
    {
        int value = Number();
        return (value & 1) == 0 ? value >> 1 : -((value + 1) >> 1);
    }

    internal string Name()
    {
        int length = Number();
        At += length;
        return Encoding.ASCII.GetString(_bytes.Slice(At - length, length));
    }

    internal CodePointSet Set()
    {
        var bounds = new int[2 * Number()];
        int at = 0;
        for (int i = 0; i < bounds.Length; i += 2)
        {
            bounds[i] = at + Number();
            at = bounds[i] + Number() + 1;
            bounds[i + 1] = at;
        }

        return CodePointSet.OfBounds(bounds);
    }
}
