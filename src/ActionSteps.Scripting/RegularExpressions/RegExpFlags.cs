namespace ActionSteps.Scripting.RegularExpressions;

/// <summary>Flags of a regular expression, in the order in which <c>flags</c> lists them.</summary>
[Flags]
internal enum RegExpFlags : byte
{
    None = 0,
    HasIndices = 1,
    Global = 2,
    IgnoreCase = 4,
    Multiline = 8,
    DotAll = 16,
    Unicode = 32,
    UnicodeSets = 64,
    Sticky = 128,

    /// <summary>Either of the two modes that see code points instead of UTF-16 units.</summary>
    AnyUnicode = Unicode | UnicodeSets,
}
