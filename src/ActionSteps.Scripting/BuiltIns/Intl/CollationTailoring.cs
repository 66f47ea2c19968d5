namespace ActionSteps.Scripting.BuiltIns.Intl;

/// <summary>What languages change in the common order of characters.</summary>
internal static class CollationTailoring
{
    /// <summary>Characters that count as several; the mark at the end keeps them apart from plain letters.</summary>
    internal static readonly (string Key, string Value)[] Expansions =
    [
        ("æ", "ae\u0345"), ("Æ", "AE\u0345"), ("œ", "oe\u0345"), ("Œ", "OE\u0345"), ("ß", "ss\u0345"), ("ẞ", "SS\u0345"), ("ĳ", "ij"), ("Ĳ", "IJ"),
        ("½", "1⁄2"), ("¼", "1⁄4"), ("¾", "3⁄4"), ("™", "tm"), ("№", "No"), ("…", "..."), ("℃", "°C"), ("℉", "°F"), ("ŉ", "ʼn"),
        ("ﬀ", "ff"), ("ﬁ", "fi"), ("ﬂ", "fl"), ("ﬃ", "ffi"), ("ﬄ", "ffl"), ("ﬅ", "st"), ("ﬆ", "st"),
    ];

    internal static string LanguageOf(string locale)
    {
        string language = LanguageTag.Language(locale);
        return Rules(language).Length > 0 || Script(language).To > 0 ? language : "";
    }

    /// <summary>The script whose letters come before all others.</summary>
    internal static (char From, char To) Script(string language) => language switch
    {
        "ru" or "uk" or "bg" => ('\u0400', '\u052f'),
        "el" => ('\u0370', '\u03ff'),
        "he" => ('\u05d0', '\u05ea'),
        "ar" => ('\u0620', '\u06ff'),
        "zh" => ('\u4e00', '\u9fff'),
        "ko" => ('\uac00', '\ud7a3'),
        _ => default,
    };

    internal static string[] Rules(string language) => language switch
    {
        "sv" or "fi" => ["z < å,Å < ä,Ä;æ,Æ < ö,Ö;ø,Ø"],
        "da" or "nb" => ["z < æ,Æ;ä,Ä < ø,Ø;ö,Ö;ő,Ő < å,Å,aa,Aa,AA"],
        "es" => ["n < ñ,Ñ"],
        "tr" => ["c < ç,Ç", "g < ğ,Ğ", "h < ı,I", "i < i,İ", "o < ö,Ö", "s < ş,Ş", "u < ü,Ü"],
        "pl" => ["a < ą,Ą", "c < ć,Ć", "e < ę,Ę", "l < ł,Ł", "n < ń,Ń", "o < ó,Ó", "s < ś,Ś", "z < ź,Ź < ż,Ż"],
        "cs" => ["c < č,Č", "h < ch,Ch,CH", "r < ř,Ř", "s < š,Š", "z < ž,Ž"],
        "sk" => ["a < ä,Ä", "c < č,Č", "h < ch,Ch,CH", "o < ô,Ô", "s < š,Š", "z < ž,Ž"],
        "sl" => ["c < č,Č < ć,Ć", "d < đ,Đ", "s < š,Š", "z < ž,Ž"],
        "hr" => ["c < č,Č < ć,Ć", "d < dž,Dž,DŽ < đ,Đ", "l < lj,Lj,LJ", "n < nj,Nj,NJ", "s < š,Š", "z < ž,Ž"],
        "hu" => ["c < cs,Cs,CS", "d < dz,Dz,DZ < dzs,Dzs,DZS", "g < gy,Gy,GY", "l < ly,Ly,LY", "n < ny,Ny,NY", "o < ö,Ö;ő,Ő", "s < sz,Sz,SZ", "t < ty,Ty,TY", "u < ü,Ü;ű,Ű", "z < zs,Zs,ZS"],
        "ro" => ["a < ă,Ă < â,Â", "i < î,Î", "s < ș,Ș;ş,Ş", "t < ț,Ț;ţ,Ţ"],
        "uk" => ["г < ґ,Ґ"],
        _ => [],
    };
}
