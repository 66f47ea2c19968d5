namespace ActionSteps.Scripting.Tests.RegularExpressions;

public sealed class PatternTests
{
    [Theory]
    [InlineData("/(\\w+)@(\\w+)/.exec('to joe@site now').join('|')", "joe@site|joe|site")]
    [InlineData("/(z)((a+)?(b+)?(c))*/.exec('zaacbbbcac').join('|')", "zaacbbbcac|z|ac|a||c")]
    [InlineData("/(?:(a)|b)*/.exec('ab')[1]", "undefined")]
    [InlineData("/(a*)?/.exec('b')[1]", "undefined")]
    [InlineData("/(a*)*/.exec('b')[1]", "undefined")]
    [InlineData("/(?:a*?)*?b/.exec('aab')[0]", "aab")]
    [InlineData("/a*?b{2,3}?/.exec('aabbbb')[0]", "aabb")]
    [InlineData("/^(?:a|ab)(?:c|bcd)(d*)$/.exec('abcd').join('|')", "abcd|")]
    [InlineData("/(a(?=b))b(?!c)/.exec('abcabd').index", "3")]
    [InlineData("/(?=(a+))a*b\\1/.exec('baaabac').join('|')", "aba|a")]
    [InlineData("/(.*?)a(?!(a+)b\\2c)\\2(.*)/.exec('baaabaac').join('|')", "baaabaac|ba||abaac")]
    [InlineData("/(?<=\\$)\\d+(?:\\.\\d\\d)?/.exec('a $10.50')[0]", "10.50")]
    [InlineData("/(?<=(\\d+)(\\d+))$/.exec('1053').join('|')", "|1|053")]
    [InlineData("/(?<=\\1(a))b/.exec('aab').join('|')", "b|a")]
    [InlineData("/(?<!a|b)c/.exec('acbcdc').index", "5")]
    [InlineData("/\\b\\w+$/m.exec('one two\\nthree')[0]", "two")]
    [InlineData("/^b/m.exec('a\\nb').index", "2")]
    [InlineData("/a.c/s.test('a\\nc') + '' + /a.c/.test('a\\nc')", "truefalse")]
    [InlineData("/(?<year>\\d{4})-(?<month>\\d\\d)/.exec('on 2026-11').groups.month", "11")]
    [InlineData("/(?<q>['\"]).*?\\k<q>/.exec('say \"it\\'s\" now')[0]", "\"it's\"")]
    [InlineData("/(?<a>x)|(?<a>y)/.exec('y').groups.a", "y")]
    [InlineData("/\\k<a>/.test('k<a>')", "true")]
    [InlineData("Object.getPrototypeOf(/(?<a>x)/.exec('x').groups)", "null")]
    [InlineData("/a|ab|abc/.exec('abc')[0] + /(?:abc|ab|a)$/.exec('xab')[0]", "aab")]
    [InlineData("/[^\\d\\s]+/.exec('12 ab 3')[0] + /[\\]\\-a]+/.exec('x-a]')[0] + /[]/.test('a') + /[^]/.test('\\n')", "ab-a]falsetrue")]
    [InlineData("/x{2}y{0}z{,1}/.exec('xxz{,1}')[0]", "xxz{,1}")]
    [InlineData("/\\101\\x41\\u0041\\cJ\\0[\\b]/.test('AAA\\n\\0\\b')", "true")]
    [InlineData("/\\1(a)/.exec('a')[0] + /\\2(a)/.test('\\x02a') + /\\8/.test('8')", "atruetrue")]
    [InlineData("/[\\w-c]+/.exec('a-b')[0] + /a{/.test('a{') + /]}/.test(']}') + /\\c/.test('\\\\c')", "a-btruetruetrue")]
    [InlineData("/(?=a){2}a/.test('a')", "true")]
    public async Task Patterns_match_as_the_language_tells(string source, string expected) => Assert.Equal(expected, (await TestScripts.RunAsync(source)).ToString());

    [Theory]
    [InlineData("/^.$/u.test('😀') + '' + /^.$/.test('😀')", "truefalse")]
    [InlineData("/^[😀-😂]+$/u.test('😀😁😂')", "true")]
    [InlineData("/\\u{1F600}/u.test('😀') + '' + /\\ud83d\\ude00/u.test('😀') + /\\ud83d/u.test('😀') + /\\ud83d/.test('😀')", "truetruefalsetrue")]
    [InlineData("/(?<=😀)a/u.exec('😀a').index", "2")]
    [InlineData("const r = /\\ude00/gu; r.lastIndex = 1; r.test('😀')", "false")]
    [InlineData("'😀😀'.match(/(?:)/gu).length + ',' + '😀😀'.match(/(?:)/g).length", "3,5")]
    [InlineData("'a😀b'.split(/(?:)/u).join('|')", "a|😀|b")]
    [InlineData("/[^x]{2}/u.exec('😀ab')[0]", "😀a")]
    [InlineData("/^.*?b/u.exec('😀ab')[0] + /^.{1,2}b/u.exec('😀ab')[0]", "😀ab😀ab")]
    [InlineData("/hello/i.test('HeLLo') + '' + /[a-z]+/i.exec('ÄBC')[0] + /é/i.test('É') + /\\w/i.test('ſ') + /\\w/iu.test('ſ')", "trueBCtruefalsetrue")]
    [InlineData("/k/i.test('\\u212a') + '' + /k/iu.test('\\u212a') + /ß/i.test('ẞ') + /ß/iu.test('ẞ')", "falsetruefalsetrue")]
    [InlineData("/(a)\\1/i.test('aA') + '' + /[^a]/i.test('A') + /\\u03c3/i.test('\\u03c2')", "truefalsetrue")]
    [InlineData("/\\p{Lu}\\P{Lu}/u.exec('aBc')[0] + /\\p{L}+/u.exec('1äöü2')[0]", "Bcäöü")]
    [InlineData("/[\\p{L}--[a-z]]/v.test('a') + '' + /[\\w&&\\d]+/v.exec('ab12')[0]", "false12")]
    [InlineData("/^[\\q{abc|d|}e]$/v.test('abc') + '' + /^[\\q{abc|d}]$/v.test('d') + /[\\q{ab|abc}]/v.exec('abcd')[0]", "truetrueabc")]
    [InlineData("/^[[a-z]--[aeiou]]+$/v.test('xyz') + '' + /^[^[a-c]x]$/v.test('d') + /[\\q{KM|x}&&\\q{km}]/vi.test('Km')", "truetruetrue")]
    public async Task Unicode_and_case_are_seen_as_the_flags_tell(string source, string expected) => Assert.Equal(expected, (await TestScripts.RunAsync(source)).ToString());

    [Theory]
    [InlineData("(", "Unterminated group")]
    [InlineData("a)", "Unmatched ')'")]
    [InlineData("*a", "Nothing to repeat")]
    [InlineData("a**", "Nothing to repeat")]
    [InlineData("{1}", "Nothing to repeat")]
    [InlineData("a{2,1}", "numbers out of order in {} quantifier")]
    [InlineData("[b-a]", "Range out of order in character class")]
    [InlineData("[a", "Unterminated character class")]
    [InlineData("(?a)", "Invalid group")]
    [InlineData("(?<1>a)", "Invalid capture group name")]
    [InlineData("(?<a>x)(?<a>y)", "Duplicate capture group name")]
    [InlineData("(?<a>x)\\k<b>", "Invalid named capture referenced")]
    [InlineData("(?<=a)*", "Nothing to repeat")]
    [InlineData("\\", "\\ at end of pattern")]
    public async Task Faults_of_patterns_are_syntax_errors_with_a_reason(string pattern, string reason)
    {
        string source = $"let r; try {{ new RegExp({System.Text.Json.JsonSerializer.Serialize(pattern)}); }} catch (e) {{ r = e.name + ': ' + e.message; }} r";
        Assert.Equal($"SyntaxError: Invalid regular expression: /{pattern}/: {reason}", (await TestScripts.RunAsync(source)).ToString());
    }

    [Theory]
    [InlineData("\\_", "u")]
    [InlineData("\\1", "u")]
    [InlineData("\\u{110000}", "u")]
    [InlineData("[\\w-a]", "u")]
    [InlineData("a{", "u")]
    [InlineData("]", "u")]
    [InlineData("(?=a)*", "u")]
    [InlineData("\\p{Nothing}", "u")]
    [InlineData("\\01", "u")]
    [InlineData("[a&&&b]", "v")]
    [InlineData("[a--b&&c]", "v")]
    [InlineData("[(]", "v")]
    [InlineData("[!!]", "v")]
    [InlineData("[^\\q{ab}]", "v")]
    [InlineData("a", "uv")]
    [InlineData("a", "gg")]
    [InlineData("a", "x")]
    public async Task The_Unicode_modes_and_flags_are_strict(string pattern, string flags)
    {
        string source = $"let r; try {{ new RegExp({System.Text.Json.JsonSerializer.Serialize(pattern)}, '{flags}'); }} catch (e) {{ r = e.name; }} r";
        Assert.Equal("SyntaxError", (await TestScripts.RunAsync(source)).ToString());
    }

    [Theory]
    [InlineData("let a;\nlet b = /x(/;", 2, 12)]
    [InlineData("/[b-a]/", 1, 6)]
    [InlineData("/ab/gg", 1, 5)]
    [InlineData("function f() { return /(?<n>a)(?<n>b)/; }", 1, 36)]
    public void Faults_of_literals_are_told_with_line_and_column_before_anything_runs(string source, int line, int column)
    {
        ScriptSyntaxException fault = Assert.Throws<ScriptSyntaxException>(() => Script.Compile(source));
        Assert.Equal((line, column), (fault.Line, fault.Column));
    }
}
