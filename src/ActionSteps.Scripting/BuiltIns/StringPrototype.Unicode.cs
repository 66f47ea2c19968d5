using System.Text;

namespace ActionSteps.Scripting.BuiltIns;

/// <content>Methods that know Unicode: case, normal forms, well-formedness.</content>
internal static partial class StringPrototype
{
    private const int UnicodeChunk = 4096;

    private static JsValue ToLower(in NativeCall call)
    {
        JsString self = Self(call);
        PayForCase(call.Realm, self);
        return JsString.Of(CaseMapping.ToLower(self.Text));
    }

    private static JsValue ToUpper(in NativeCall call)
    {
        JsString self = Self(call);
        PayForCase(call.Realm, self);
        return ToUpper(call.Realm, self.Text);
    }

    // Upper case does not depend on neighbours, so that a long text can be mapped, and paid for, in pieces.
    internal static JsString ToUpper(Realm realm, string text)
    {
        if (text.Length <= UnicodeChunk)
        {
            return JsString.Of(CaseMapping.ToUpper(text));
        }

        var made = new TextBuilder(realm);
        for (int start = 0; start < text.Length;)
        {
            int end = Math.Min(text.Length, start + UnicodeChunk);
            end -= end < text.Length && char.IsHighSurrogate(text[end - 1]) ? 1 : 0;
            realm.Meter.Charge((end - start) * 4);
            made.Append(CaseMapping.ToUpper(text[start..end]));
            start = end;
        }

        return made.ToJsString();
    }

    // A mapped text is at most three times as long, and needs two or three copies on the way.
    private static void PayForCase(Realm realm, JsString text)
    {
        bool isAscii = Ascii.IsValid(text.Text);
        realm.Meter.Charge(text.Length / (isAscii ? 16 : 2));
        realm.Meter.Allocate(JsString.FlatSize + (isAscii ? 2L : 8L) * text.Length);
    }

    private static JsValue IsWellFormed(in NativeCall call)
    {
        string text = Self(call).Text;
        call.Realm.Meter.Charge(text.Length / 16);
        return IndexOfLoneSurrogate(text, 0) < 0;
    }

    private static JsValue ToWellFormed(in NativeCall call)
    {
        JsString self = Self(call);
        string text = self.Text;
        call.Realm.Meter.Charge(text.Length / 8);
        int at = IndexOfLoneSurrogate(text, 0);
        if (at < 0)
        {
            return self;
        }

        call.Realm.Meter.Allocate(JsString.FlatSize + (4L * text.Length));
        char[] units = text.ToCharArray();
        for (; at >= 0; at = IndexOfLoneSurrogate(text, at + 1))
        {
            units[at] = '\uFFFD';
        }

        return new string(units);
    }

    private static int IndexOfLoneSurrogate(string text, int start)
    {
        for (int i = start; i < text.Length; i++)
        {
            int next = text.AsSpan(i).IndexOfAnyInRange('\uD800', '\uDFFF');
            if (next < 0)
            {
                return -1;
            }

            i += next;
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
                continue;
            }

            return i;
        }

        return -1;
    }

    private static JsValue Normalize(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsString self = Self(call);
        NormalizationForm form = (call[0].IsUndefined ? "NFC" : Operations.ToText(realm, call[0])) switch
        {
            "NFC" => NormalizationForm.FormC,
            "NFD" => NormalizationForm.FormD,
            "NFKC" => NormalizationForm.FormKC,
            "NFKD" => NormalizationForm.FormKD,
            _ => throw realm.RangeError("The normalization form should be one of NFC, NFD, NFKC, NFKD."),
        };
        string text = self.Text;
        realm.Meter.Charge(text.Length / 16);
        if (Ascii.IsValid(text))
        {
            return self;
        }

        var made = new TextBuilder(realm);
        for (int start = 0; start < text.Length;)
        {
            int end = NormalizationEnd(text, start);
            realm.Meter.Charge((end - start) * ((end - start) / UnicodeChunk + 1L));
            if (char.IsSurrogate(text[start]) && end == start + 1)
            {
                made.Append(text[start]);
            }
            else
            {
                realm.Meter.Allocate(8L * (end - start));
                made.Append(text.Substring(start, end - start).Normalize(form));
            }

            start = end;
        }

        return made.ToJsString();
    }

    // Pieces end before a lone surrogate, which the framework refuses, and where an ASCII character follows one: nothing composes across that.
    private static int NormalizationEnd(string text, int start)
    {
        int lone = IndexOfLoneSurrogate(text[start..Math.Min(text.Length, start + (2 * UnicodeChunk))], 0);
        if (lone == 0)
        {
            return start + 1;
        }

        int limit = lone > 0 ? start + lone : text.Length;
        for (int i = start + UnicodeChunk; i < limit; i++)
        {
            if (char.IsAscii(text[i]) && char.IsAscii(text[i - 1]))
            {
                return i;
            }

            if (i >= start + (2 * UnicodeChunk) - 2 && char.IsSurrogate(text[i]))
            {
                return i;
            }
        }

        return limit;
    }
}
