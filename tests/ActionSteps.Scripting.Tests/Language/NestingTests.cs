namespace ActionSteps.Scripting.Tests.Language;

/// <summary>Source that is nested or repeated far beyond what people write ends in a syntax fault, soon, and never takes the process with it.</summary>
public sealed class NestingTests
{
    private const int Depth = 100_000;

    [Theory]
    [InlineData("(", "1", ")")]
    [InlineData("[", "", "]")]
    [InlineData("{a:", "1", "}", "x=")]
    [InlineData("`${", "1", "}`")]
    [InlineData("x=>", "1", "")]
    [InlineData("(a)=>", "1", "")]
    [InlineData("async a=>", "1", "")]
    [InlineData("async(", "", ")")]
    [InlineData("!", "1", "")]
    [InlineData("- ", "1", "")]
    [InlineData("typeof ", "1", "")]
    [InlineData("await ", "1", "}", "async function f(){", 1)]
    [InlineData("yield ", "1", "}", "function* f(){", 1)]
    [InlineData("new ", "f", "")]
    [InlineData("a=", "1", "")]
    [InlineData("1**", "1", "")]
    [InlineData("1?", "1", ":1")]
    [InlineData("0?1:", "1", "")]
    [InlineData("[", "a", "]", "let ")]
    [InlineData("{a:", "b", "}", "var ")]
    [InlineData("{", "", "}")]
    [InlineData("if(1)", ";", "")]
    [InlineData("if(0);else ", ";", "", "", 80_000)]
    [InlineData("for(;0;)", ";", "")]
    [InlineData("while(0)", ";", "")]
    [InlineData("do ", ";", "while(0);", "", 80_000)]
    [InlineData("try{", "", "}catch{}", "", 80_000)]
    [InlineData("switch(0){case 0:", "", "}", "", 50_000)]
    [InlineData("function f(){", "", "}", "", 70_000)]
    [InlineData("()=>{return ", "1", "}", "x=", 70_000)]
    [InlineData("class A{m(){", "", "}}", "", 70_000)]
    [InlineData("class extends ", "Object", "{}", "x=", 60_000)]
    [InlineData("...[", "", "]", "[", 1, "]")]
    public void Deep_nesting_is_a_syntax_fault(string open, string middle, string close, string before = "", int depth = Depth, string after = "")
    {
        int closings = depth == 1 ? 1 : depth;
        string source = before + Repeat(open, depth == 1 ? Depth : depth) + middle + Repeat(close, after.Length > 0 ? Depth : closings) + after;
        ScriptSyntaxException fault = Assert.Throws<ScriptSyntaxException>(() => Script.Compile(source));
        Assert.Contains("nested too deeply", fault.Message, StringComparison.Ordinal);
        Assert.Equal(1, fault.Line);
    }

    [Theory]
    [InlineData("x={};x", ".a")]
    [InlineData("x=null;x", "?.a")]
    [InlineData("x=[];x", "[0]")]
    [InlineData("x=()=>x;x", "()")]
    [InlineData("x=()=>x;x", "``")]
    [InlineData("1", "+1")]
    [InlineData("1", "+1*1")]
    [InlineData("1", "&&1")]
    [InlineData("1", "??1")]
    [InlineData("'a'", "+'a'")]
    public void Endless_chains_are_syntax_faults(string before, string link) =>
        Assert.Throws<ScriptSyntaxException>(() => Script.Compile(before + Repeat(link, Depth)));

    [Fact]
    public void Endless_labels_are_a_syntax_fault() =>
        Assert.Throws<ScriptSyntaxException>(() => Script.Compile(string.Concat(Enumerable.Range(0, Depth).Select(i => $"l{i}:")) + ";"));

    [Theory]
    [InlineData("1;", 400_000, "1")]
    [InlineData("{let a=1;}", 50_000, "undefined")]
    [InlineData("var a=1;", 100_000, "undefined")]
    [InlineData("function a(){}", 60_000, "undefined")]
    [InlineData("a:{break a;}", 60_000, "undefined")]
    [InlineData("'s'+", 900, "sss")]
    public async Task Long_but_flat_source_runs(string part, int count, string expected) =>
        Assert.StartsWith(expected, (await TestScripts.RunAsync(part.EndsWith('+') ? Repeat(part, count) + "''" : Repeat(part, count))).ToString(), StringComparison.Ordinal);

    [Fact]
    public async Task What_people_may_write_is_not_too_deep()
    {
        Assert.Equal("1", (await TestScripts.RunAsync(Repeat("(", 300) + "1" + Repeat(")", 300))).ToString());
        Assert.Equal("1", (await TestScripts.RunAsync("let x = 300; " + string.Concat(Enumerable.Range(0, 300).Select(i => $"if (x === {i}) 0; else ")) + "1")).ToString());
        Assert.Equal("501", (await TestScripts.RunAsync("1" + Repeat("+1", 500))).ToString());
        Assert.Equal("7", (await TestScripts.RunAsync("let o = { a: 7 }; o.o = o; o" + Repeat(".o", 1000) + ".a")).ToString());
    }

    // Each name is looked for in every scope around it: many of both would take minutes.
    [Theory]
    [InlineData("{let b;", "a;", 700, 400_000)]
    [InlineData("()=>{let b;", "a;", 300, 400_000)]
    [InlineData("{", "var a;", 1400, 160_000)]
    [InlineData("{", "function a(){}", 700, 60_000)]
    [InlineData("{", "var a#;", 1400, 60_000)]
    [InlineData("{", "function a#(){}", 1400, 40_000)]
    public void Many_names_in_deep_scopes_are_a_syntax_fault(string open, string part, int depth, int count)
    {
        string parts = part.Contains('#', StringComparison.Ordinal)
            ? string.Concat(Enumerable.Range(0, count).Select(i => part.Replace("#", i.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)))
            : Repeat(part, count);
        Assert.Throws<ScriptSyntaxException>(() => Script.Compile(Repeat(open, depth) + parts + Repeat("}", depth)));
    }

    [Fact]
    public void Closures_that_hand_on_too_many_variables_are_a_syntax_fault()
    {
        string declared = string.Concat(Enumerable.Range(0, 30_000).Select(i => $"let a{i};"));
        string used = string.Concat(Enumerable.Range(0, 30_000).Select(i => $"a{i};"));
        Assert.Throws<ScriptSyntaxException>(() => Script.Compile(declared + Repeat("()=>{", 200) + used + Repeat("}", 200)));
        Script.Compile(declared + "()=>{" + used + "}");
    }

    [Fact]
    public void Exits_through_too_many_loops_are_a_syntax_fault() => Assert.Throws<ScriptSyntaxException>(() => Script.Compile(
        "x:for(;;){" + Repeat("for(const a of b){", 400) + Repeat("break x;", 60_000) + Repeat("}", 400) + "}"));

    [Theory]
    [InlineData("", "9")]
    [InlineData("0x", "f")]
    [InlineData("0b", "1")]
    public void Endless_big_integers_are_syntax_faults(string before, string digit)
    {
        ScriptSyntaxException fault = Assert.Throws<ScriptSyntaxException>(() => Script.Compile("x = " + before + Repeat(digit, 900_000) + "n"));
        Assert.Contains("Maximum BigInt size exceeded", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "9")]
    [InlineData("0x", "f")]
    [InlineData("0b", "1")]
    public async Task Endless_numbers_are_infinite(string before, string digit) =>
        Assert.Equal(double.PositiveInfinity, (await TestScripts.RunAsync("x = " + before + Repeat(digit, 900_000))).AsNumber());

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
