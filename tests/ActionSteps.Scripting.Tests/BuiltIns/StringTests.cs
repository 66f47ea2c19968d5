namespace ActionSteps.Scripting.Tests.BuiltIns;

public sealed class StringTests
{
    [Theory]
    [InlineData("'banana'.indexOf('an', 2) + ',' + 'banana'.lastIndexOf('an') + ',' + 'banana'.lastIndexOf('an', 2) + ',' + 'abc'.indexOf('', 9) + ',' + 'abc'.lastIndexOf('') + ',' + 'abc'.lastIndexOf('c', -1)", "3,3,1,3,3,-1")]
    [InlineData("'banana'.includes('nan') + ',' + 'abc'.startsWith('b', 1) + ',' + 'abc'.endsWith('b', 2) + ',' + 'abc'.includes('')", "true,true,true,true")]
    [InlineData("const t = 'ab'.repeat(100000) + 'c'; t.indexOf('abc') + ',' + t.lastIndexOf('ba') + ',' + t.indexOf('x') + ',' + t.includes('bc') + ',' + t.lastIndexOf('c', 5)", "199998,199997,-1,true,-1")]
    [InlineData("'undefined'.indexOf() + ',' + 'abc'.at(-1) + ',' + 'abc'.at(3) + ',' + 'abc'.charAt(9) + '|' + 'abc'.charCodeAt(9)", "0,c,undefined,|NaN")]
    [InlineData("'\\u{1F600}x'.codePointAt(0) + ',' + '\\u{1F600}x'.codePointAt(1) + ',' + '\\u{1F600}'.length + ',' + [...'a\\u{1F600}'].length", "128512,56832,2,2")]
    public async Task Texts_are_searched(string source, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunAsync(source)).ToString());

    [Theory]
    [InlineData("'abcdef'.slice(1, -1) + '|' + 'abcdef'.slice(-2) + '|' + 'abc'.slice(2, 1) + '|' + 'abc'.substring(2, 0) + '|' + 'abc'.substring(NaN, 1) + '|' + 'abcdef'.substr(-3, 2) + '|' + 'abc'.substr(1) + '|' + 'abc'.substr(0, -1)", "bcde|ef||ab|a|de|bc|")]
    [InlineData("'[' + ' \\t\\n\\u00a0\\ufeffa b\\u2029 '.trim() + '][' + ' a '.trimStart() + '][' + ' a '.trimEnd() + '][' + '   '.trim() + ']'", "[a b][a ][ a][]")]
    [InlineData("'5'.padStart(3, '0') + '|' + 'abc'.padEnd(8, '12') + '|' + 'abc'.padStart(2) + '|' + 'a'.padEnd(3) + '|' + 'a'.padStart(5, '') + '|' + 'a'.padStart(6, 'xyz')", "005|abc12121|abc|a  |a|xyzxya")]
    [InlineData("'ab'.repeat(3) + '|' + 'ab'.repeat(0) + '|' + ''.repeat(1e9)", "ababab||")]
    [InlineData("let r = ''; for (const n of [-1, Infinity, 2 ** 40]) { try { 'a'.repeat(n); } catch (e) { r += e.name; } } r", "RangeErrorRangeErrorRangeError")]
    [InlineData("'a'.concat(1, null, 'b') + '|' + 'a'.concat()", "a1nullb|a")]
    [InlineData("String.raw`a\\n${1}b` + '|' + String.raw({ raw: 'xyz' }, 1, 2, 3) + '|' + String.fromCharCode(65, 0x10041) + '|' + String.fromCodePoint(0x1F600).length", "a\\n1b|x1y2z|AA|2")]
    [InlineData("String.prototype.trimLeft.name + String.prototype.trimRight.name + (String.prototype.trimLeft === String.prototype.trimStart)", "trimStarttrimEndtrue")]
    public async Task Texts_are_cut_and_lengthened(string source, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunAsync(source)).ToString());

    [Theory]
    [InlineData("'stra\\u00dfe \\ufb01 \\u0149'.toUpperCase() + '|' + '\\u1f80\\u1fb7\\u0390'.toUpperCase()", "STRASSE FI \u02bcN|\u1f08\u0399\u0391\u0342\u0399\u0399\u0308\u0301")]
    [InlineData("'\\u0131'.toUpperCase() + 'a\\u0131b'.toUpperCase() + '\\u017f'.toUpperCase()", "IAIBS")]
    [InlineData("'\\u0391\\u03a3 \\u0391\\u03a3\\u0391 \\u03a3 \\u0391.\\u03a3. \\u0391\\u03a3\\u0301'.toLowerCase()", "\u03b1\u03c2 \u03b1\u03c3\u03b1 \u03c3 \u03b1.\u03c2. \u03b1\u03c2\u0301")]
    [InlineData("'\\u0130'.toLowerCase().length + ',' + 'I\\u0130'.toLowerCase() + ',' + '\\u{10400}'.toLowerCase().codePointAt(0).toString(16) + ',' + 'Gr\\u00d6\\u00dfE'.toLowerCase()", "2,ii\u0307,10428,gr\u00f6\u00dfe")]
    [InlineData("'e\\u0301'.normalize() + ',' + '\\u00e9'.normalize('NFD').length + ',' + '\\ufb01'.normalize('NFKC') + ',' + 'a\\ud800e\\u0301\\udc00'.normalize().length", "\u00e9,2,fi,4")]
    [InlineData("let r; try { 'a'.normalize('x'); } catch (e) { r = e.name; } r", "RangeError")]
    [InlineData("'a\\ud800'.isWellFormed() + ',' + 'a\\u{1F600}'.isWellFormed() + ',' + 'a\\udc00b\\ud800'.toWellFormed() + ',' + 'ok'.toWellFormed()", "false,true,a\ufffdb\ufffd,ok")]
    public async Task Unicode_is_known(string source, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunAsync(source)).ToString());

    [Theory]
    [InlineData("'x'.bold() + 'x'.anchor('a\"b') + 'x'.link('u') + 'x'.fontcolor('red') + 'x'.fontsize(7) + 'x'.big() + 'x'.blink() + 'x'.fixed() + 'x'.italics() + 'x'.small() + 'x'.strike() + 'x'.sub() + 'x'.sup()", "<b>x</b><a name=\"a&quot;b\">x</a><a href=\"u\">x</a><font color=\"red\">x</font><font size=\"7\">x</font><big>x</big><blink>x</blink><tt>x</tt><i>x</i><small>x</small><strike>x</strike><sub>x</sub><sup>x</sup>")]
    [InlineData("escape('a b+\\u00e4\\u0101@*_-./') + '|' + unescape('%u0101%E4%zz%u12%') + '|' + unescape(escape('\\u{1F600}'))", "a%20b+%E4%u0101@*_-./|\u0101\u00e4%zz%u12%|\ud83d\ude00")]
    public async Task Old_methods_exist(string source, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunAsync(source)).ToString());

    [Theory]
    [InlineData("encodeURIComponent('a b&c=d/\\u00e4\\u{1F600}\\'()*!~') + '|' + encodeURI('http://x.y/a b?c=d&e#f[\\u20ac]')", "a%20b%26c%3Dd%2F%C3%A4%F0%9F%98%80'()*!~|http://x.y/a%20b?c=d&e#f%5B%E2%82%AC%5D")]
    [InlineData("decodeURIComponent('%41%2f%C3%A4%F0%9F%98%80+') + '|' + decodeURI('%41%2f%23%3F%C3%A4')", "A/\u00e4\ud83d\ude00+|A%2f%23%3F\u00e4")]
    [InlineData("let r = ''; for (const t of ['%', '%4', '%zz', '%C3', '%C3%28', '%C0%80', '%ED%A0%80', '%F8%80%80%80', '%80', '%F4%90%80%80']) { try { decodeURIComponent(t); r += t; } catch (e) { r += e instanceof URIError ? '.' : 'x'; } } r", "..........")]
    [InlineData("let r = ''; for (const t of ['\\ud800', 'a\\udc00', '\\ud800a']) { try { encodeURI(t); } catch (e) { r += e.name + e.message; } } r", "URIErrorURI malformedURIErrorURI malformedURIErrorURI malformed")]
    public async Task Addresses_are_encoded_and_decoded(string source, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunAsync(source)).ToString());

    [Theory]
    [InlineData("let r = ''; for (const f of [() => eval('1'), () => Function('1'), () => new Function('a', 'return a'), () => (function* () { }).constructor('1'), () => (async () => { }).constructor('1')]) { try { f(); r += '-'; } catch (e) { r += e.name + ' ' + e.message.includes('is not offered') + ','; } } r", "EvalError true,EvalError true,EvalError true,EvalError true,EvalError true,")]
    [InlineData("let r; try { new Function('return 1'); } catch (e) { r = e.message; } r", "The Function constructor is not offered: scripts cannot make code from text. Write a function expression instead")]
    public async Task Code_from_text_is_not_offered(string source, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunAsync(source)).ToString());
}
