namespace ActionSteps.Scripting.Tests.Language;

public sealed class IdentifierTests
{
    [Theory]
    [InlineData("var größe = 1; größe", "1")]
    [InlineData("var $ = 1, _ = 2, $_1 = 3; $ + _ + $_1", "6")]
    [InlineData("var 𠮷 = 5; 𠮷", "5")]
    [InlineData("var a\u200c\u200d = 6; a\u200c\u200d", "6")]
    [InlineData("var \\u0061b = 7; ab", "7")]
    [InlineData("var \\u{20BB7} = 8; 𠮷", "8")]
    [InlineData("var ℘ = 9, a· = 1; ℘ + a·", "10")]
    [InlineData("var \\u{10940} = 17; \\u{10940}", "17")]
    [InlineData("var async = 1, of = 2, get = 3, set = 4, let = 5, yield = 6, await = 7, static = 8; async + of + get + set + let + yield + await + static", "36")]
    [InlineData("({ if: 1, class: 2, new: 3 }).new", "3")]
    [InlineData("({ \\u0069f: 4 }).if", "4")]
    public async Task Names_are_those_of_Unicode_17(string source, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunAsync(source)).ToString());

    [Theory]
    [InlineData("var 1a;")]
    [InlineData("var a\\u0020b;")]
    [InlineData("var \\u{110000};")]
    [InlineData("var \\u00;")]
    [InlineData("var \\u0069f = 1;")]
    [InlineData("var ⸯ = 1;")]
    [InlineData("var \\u{E01F0} = 1;")]
    [InlineData("var a\ud800 = 1;")]
    [InlineData("'use strict'; var static = 1;")]
    [InlineData("'use strict'; var yield = 1;")]
    [InlineData("'use strict'; var eval = 1;")]
    public void Other_names_are_syntax_faults(string source) =>
        Assert.Throws<ScriptSyntaxException>(() => Script.Compile(source));
}
