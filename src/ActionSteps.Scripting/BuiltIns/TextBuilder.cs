using System.Buffers;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary>Builds a text of a script. It pays for the text as it grows, and a text that is too long is a RangeError.</summary>
internal sealed class TextBuilder(Realm realm)
{
    private const int MaxPooled = 65_536;

    private char[] _units = [];

    internal int Length { get; private set; }

    internal void Append(char unit)
    {
        if (Length == _units.Length)
        {
            Grow(1);
        }

        _units[Length++] = unit;
    }

    internal void Append(ReadOnlySpan<char> text) => text.CopyTo(Reserve(text.Length));

    internal void Append(string text)
    {
        if (text.Length > _units.Length - Length)
        {
            Grow(text.Length);
        }

        text.CopyTo(_units.AsSpan(Length));
        Length += text.Length;
    }

    internal void Append(char unit, int count) => Reserve(count).Fill(unit);

    /// <summary>A number as scripts write it.</summary>
    internal void AppendNumber(double value)
    {
        if (value == (int)value)
        {
            if (_units.Length - Length < 11)
            {
                Grow(11);
            }

            ((int)value).TryFormat(_units.AsSpan(Length), out int written, default, CultureInfo.InvariantCulture);
            Length += written;
            return;
        }

        Append(NumberText.Format(value));
    }

    /// <summary>Takes off what was appended behind a former length.</summary>
    internal void Truncate(int length) => Length = length;

    /// <summary>The text; the builder is used up.</summary>
    internal JsString ToJsString()
    {
        realm.Meter.Allocate(JsString.FlatSize + (2L * Length));
        var text = JsString.Of(new string(_units, 0, Length));
        Return();
        _units = [];
        return text;
    }

    private void Return()
    {
        if (_units.Length is > 0 and <= MaxPooled)
        {
            ArrayPool<char>.Shared.Return(_units);
        }
    }

    private Span<char> Reserve(int count)
    {
        if (count > _units.Length - Length)
        {
            Grow(count);
        }

        Length += count;
        return _units.AsSpan(Length - count, count);
    }

    private void Grow(int count)
    {
        long needed = (long)Length + count;
        if (needed > realm.Meter.MaxStringLength)
        {
            throw realm.RangeError("Invalid string length");
        }

        long capacity = Math.Max(Math.Min(2L * _units.Length, realm.Meter.MaxStringLength), Math.Max(needed, 256));
        if (capacity > 4096)
        {
            realm.Meter.Allocate(2 * capacity);
            realm.Meter.Charge(capacity / 32);
        }

        // Large ones are not worth keeping in a pool, which would go on holding them beyond what the run may have.
        char[] larger = capacity > MaxPooled ? GC.AllocateUninitializedArray<char>((int)capacity) : ArrayPool<char>.Shared.Rent((int)capacity);
        _units.AsSpan(0, Length).CopyTo(larger);
        if (_units.Length > 4096)
        {
            realm.Meter.Drop(2L * _units.Length);
        }

        Return();

        _units = larger;
    }
}
