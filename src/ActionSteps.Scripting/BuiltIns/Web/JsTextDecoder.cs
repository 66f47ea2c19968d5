using System.Text;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary>A <c>TextDecoder</c> with the bytes of a character that is not complete yet.</summary>
internal sealed class JsTextDecoder(JsObject prototype, string name, Encoding encoding, bool isFatal, bool ignoresMark) : JsObject(prototype)
{
    private readonly Decoder _decoder = encoding.GetDecoder();
    private bool _isInside;

    internal string Name => name;

    internal bool IsFatal => isFatal;

    internal bool IgnoresMark => ignoresMark;

    internal string Decode(Realm realm, ReadOnlySpan<byte> bytes, bool isLast)
    {
        // Every byte becomes at most one unit; a longer text than the limit ends the run before it is made.
        if (bytes.Length / 4 > realm.Meter.MaxStringLength)
        {
            throw realm.RangeError("Invalid string length");
        }

        realm.Meter.Charge(bytes.Length / 8);
        realm.Meter.Allocate(JsString.FlatSize + (4L * bytes.Length));
        try
        {
            var text = new char[_decoder.GetCharCount(bytes, isLast)];
            int count = _decoder.GetChars(bytes, text, isLast);
            bool hasMark = !_isInside && !ignoresMark && count > 0 && text[0] == '\uFEFF';
            _isInside = !isLast && (_isInside || count > 0);
            return new string(text, hasMark ? 1 : 0, count - (hasMark ? 1 : 0));
        }
        catch (DecoderFallbackException)
        {
            _decoder.Reset();
            _isInside = false;
            throw realm.TypeError($"The encoded data was not valid for encoding {name}");
        }
    }

    internal override void Trace(MemoryCensus census)
    {
        base.Trace(census);
        census.Count(160);
    }
}
