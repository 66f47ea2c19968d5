using System.Text;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary>Conversions of arguments that the web standards share.</summary>
internal static class WebText
{
    /// <summary>A text in which lone surrogates are replaced by U+FFFD (USVString); paid for by its length.</summary>
    internal static string ToScalars(Realm realm, JsValue value)
    {
        string text = Operations.ToText(realm, value);
        realm.Meter.Charge(text.Length);
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            return text;
        }

        realm.Meter.Allocate(2L * text.Length);
        var result = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            result.Append(rune.ToString());
        }

        return result.ToString();
    }
}
