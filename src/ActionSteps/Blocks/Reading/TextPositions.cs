using System.Text;

namespace ActionSteps.Blocks.Reading;

/// <summary>Turns bytes of a bot file into lines and columns. Asked in rising order, it reads the file once.</summary>
internal ref struct TextPositions(ReadOnlySpan<byte> utf8)
{
    private readonly ReadOnlySpan<byte> _utf8 = utf8;
    private int _at;
    private int _line = 1;
    private int _units;
    private int _counted;
    private int _text = FaultPlace.Unknown;
    private int _textAt;
    private int _textUnits;

    /// <summary>The line and column of a byte, both from 1; the column in UTF-16 units.</summary>
    /// <param name="offset">The byte, not before the one asked last.</param>
    public (int Line, int Column) Of(int offset)
    {
        while (_utf8[_at..offset].IndexOf((byte)'\n') is var feed and >= 0)
        {
            _at += feed + 1;
            _line++;
            (_counted, _units) = (_at, 0);
        }

        // A fault inside a character cannot be: tokens start at ASCII bytes, and text indexes are mapped to whole characters.
        _units += Encoding.UTF8.GetCharCount(_utf8[_counted..offset]);
        (_at, _counted) = (offset, offset);
        return (_line, _units + 1);
    }

    /// <summary>The line and column of a UTF-16 unit within a JSON string.</summary>
    /// <param name="start">The byte of the opening quote, not before the one asked last.</param>
    /// <param name="unit">The unit, from 0, not before the one asked last of the same string; beyond the text gives its end.</param>
    public (int Line, int Column) Of(int start, int unit)
    {
        if (_text != start)
        {
            (_text, _textAt, _textUnits) = (start, start + 1, 0);
        }

        while (_textAt < _utf8.Length && _utf8[_textAt] != (byte)'"')
        {
            int width = WidthAt(_textAt);
            int units = width == 4 ? 2 : 1;
            if (_textUnits + units > unit)
            {
                break;
            }

            _textUnits += units;
            _textAt += width;
        }

        return Of(_textAt);
    }

    /// <summary>The bytes of the character or escape at a byte.</summary>
    private readonly int WidthAt(int at) => _utf8[at] switch
    {
        (byte)'\\' => _utf8[at + 1] == (byte)'u' ? 6 : 2,
        < 0x80 => 1,
        < 0xE0 => 2,
        < 0xF0 => 3,
        _ => 4,
    };
}
