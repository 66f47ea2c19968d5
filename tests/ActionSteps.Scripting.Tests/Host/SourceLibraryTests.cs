namespace ActionSteps.Scripting.Tests.Host;

public sealed class SourceLibraryTests
{
    [Theory]
    [InlineData("({ twice: n => n * 2 })", "return lib.twice(4)", "8")]
    [InlineData("return { twice: n => n * 2 };", "return lib.twice(4)", "8")]
    [InlineData("function f() { return g(); } const g = () => 5; f", "return lib()", "5")]
    [InlineData("7", "return [lib, lib]", "[7,7]")]
    [InlineData("", "return typeof lib", "undefined")]
    [InlineData("if (true) { 'yes' } else { 'no' }", "return lib", "yes")]
    [InlineData("var a = 1; let b = 2; function c() {} 0", "return [typeof a, typeof b, typeof c]", """["undefined","undefined","undefined"]""")]
    [InlineData("class P { constructor(n) { this.n = n } get d() { return this.n * 2 } } ({ P })", "return new lib.P(3).d", "6")]
    [InlineData("const seen = []; seen.push(1); seen", "lib.push(2); return lib", "[1,2]")]
    [InlineData("throw new Error('no')", "try { lib } catch (e) { return e.message }", "no")]
    [InlineData("async () => { await null; return 3; }", "return await lib()", "3")]
    public async Task A_library_is_what_its_source_returns_or_ends_with(string library, string script, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunBodyAsync(script, With(ScriptLibrary.Compile(library)))).ToString());

    [Fact]
    public async Task A_library_is_made_once_in_a_run_and_only_when_touched()
    {
        int made = 0;
        ScriptLibrary library = ScriptLibrary.Compile("note => { note(); return {}; }").With(ScriptValue.Function((_, _) =>
        {
            made++;
            return ValueTask.FromResult(ScriptValue.Undefined);
        }));

        await TestScripts.RunBodyAsync("return 1", With(library));
        Assert.Equal(0, made);
        Assert.True((await TestScripts.RunBodyAsync("return lib === lib", With(library))).AsBoolean());
        Assert.Equal(1, made);
        await TestScripts.RunBodyAsync("return lib", With(library));
        Assert.Equal(2, made);
    }

    [Fact]
    public async Task Scripts_reach_only_what_the_library_shows_of_what_the_host_gave()
    {
        ScriptGlobals globals = With(ScriptLibrary.Compile("secret => ({ length: secret.length })").With("hidden"));

        Assert.Equal("""[6,"undefined",["length"]]""", (await TestScripts.RunBodyAsync("return [lib.length, typeof secret, Object.keys(lib)]", globals)).ToJson());
    }

    [Theory]
    [InlineData("lib.a = 1", "Cannot add property a, object is not extensible")]
    [InlineData("lib.list.push(1)", "Cannot add property 2, object is not extensible")]
    [InlineData("lib.f.x = 1", "Cannot add property x, object is not extensible")]
    [InlineData("lib.C.prototype.m = 1", "Cannot assign to read only property 'm'")]
    [InlineData("lib.deep.er.x = 2", "Cannot assign to read only property 'x'")]
    public async Task A_frozen_library_cannot_be_changed(string change, string message)
    {
        ScriptLibrary library = ScriptLibrary.Compile(
            "class C { m() {} } return { list: [1, 2], f() {}, C, deep: { er: { x: 1 } }, bytes: new Uint8Array(2), get g() { throw 1 } };",
            new ScriptLibraryOptions { IsFrozen = true });

        Assert.StartsWith(
            message,
            (await TestScripts.RunBodyAsync($"'use strict'; try {{ {change}; }} catch (e) {{ return e.message; }}", With(library))).ToString(),
            StringComparison.Ordinal);
        Assert.True((await TestScripts.RunBodyAsync("return new lib.C() instanceof lib.C && Object.isFrozen(lib)", With(library))).AsBoolean());
    }

    [Fact]
    public async Task Library_and_script_do_not_share_inline_caches()
    {
        // Long enough that caches are on; both read and write properties of the same shapes at the same places of their code.
        ScriptLibrary library = ScriptLibrary.Compile("({ sum(o, n) { let s = 0; for (let i = 0; i < n; i++) { s += o.b; o.b = s % 7; } return s; } })");
        const string Script = """
            const o = { a: 1, b: 2, c: 3 }; let s = 0;
            for (let i = 0; i < 5000; i++) { s += o.a; o.c = s % 5; s += lib.sum(o, 3) + o.c; o.a = s % 3; }
            return [s, o.a, o.b, o.c];
            """;
        const string Inline = "const lib = { sum(o, n) { let s = 0; for (let i = 0; i < n; i++) { s += o.b; o.b = s % 7; } return s; } };";

        Assert.Equal(
            (await TestScripts.RunBodyAsync(Inline + Script)).ToJson(),
            (await TestScripts.RunBodyAsync(Script, With(library))).ToJson());
    }

    [Fact]
    public async Task Stacks_name_the_library()
    {
        ScriptGlobals globals = With(ScriptLibrary.Compile("({\n  fail() { null.x; } })", new ScriptLibraryOptions { Name = "prices" }));

        ScriptThrownException thrown = await Assert.ThrowsAsync<ScriptThrownException>(() => TestScripts.RunBodyAsync("\nlib.fail()", globals));

        Assert.Contains("at fail (prices:2:", thrown.ScriptStack, StringComparison.Ordinal);
        Assert.Contains("at script:2:", thrown.ScriptStack, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("for (;;);", ScriptLimit.ComputingTime)]
    [InlineData("const a = []; for (;;) a.push([]);", ScriptLimit.Memory)]
    public async Task A_library_is_metered_like_the_script(string source, ScriptLimit expected)
    {
        ScriptLimits limits = new() { ComputingTime = TimeSpan.FromMilliseconds(expected == ScriptLimit.Memory ? 60_000 : 50), MemoryBytes = 4 << 20 };

        ScriptLimitException reached = await Assert.ThrowsAsync<ScriptLimitException>(
            () => TestScripts.RunBodyAsync("try { lib } catch {}", With(ScriptLibrary.Compile(source)), limits));

        Assert.Equal(expected, reached.Limit);
    }

    [Fact]
    public async Task Freezing_is_metered()
    {
        ScriptLibrary library = ScriptLibrary.Compile(
            "const a = []; for (let i = 0; i < 20000; i++) a.push({}); return a;", new ScriptLibraryOptions { IsFrozen = true });

        ScriptLimitException reached = await Assert.ThrowsAsync<ScriptLimitException>(
            () => TestScripts.RunBodyAsync("lib", With(library), new ScriptLimits { Instructions = 100_000, ComputingTime = TimeSpan.FromMinutes(1) }));

        Assert.Equal(ScriptLimit.Instructions, reached.Limit);
    }

    [Theory]
    [InlineData("return {", 1, 9)]
    [InlineData("let a;\nlet a;", 2, 5)]
    [InlineData("await x", 1, 7)]
    public void A_faulty_library_is_refused_with_its_place(string source, int line, int column)
    {
        ScriptSyntaxException fault = Assert.Throws<ScriptSyntaxException>(() => ScriptLibrary.Compile(source));

        Assert.Equal((line, column), (fault.Line, fault.Column));
    }

    [Theory]
    [InlineData("foo + bar; foo", "foo 1:1,bar 1:7")]
    [InlineData("a = 1; a; for (b in {}) b; [c] = [1]; c; ({ d } = {}); d; e ??= 1; e", "")]
    [InlineData("typeof x === 'undefined' ? 0 : x", "")]
    [InlineData("const { p, ...q } = {}; function f(r) { return r + p + q + f.s } class K { m() { return K } } try {} catch (t) { t }", "")]
    [InlineData("x => {\n  return () => y;\n}", "y 2:16")]
    [InlineData("Math.max(NaN, undefined, JSON, globalThis, setTimeout)", "")]
    [InlineData("`${u} ${v.w}`", "u 1:4,v 1:9")]
    public void Free_names_are_those_that_somebody_else_has_to_know(string source, string expected)
    {
        foreach (ScriptKind kind in Enum.GetValues<ScriptKind>())
        {
            IReadOnlyList<ScriptName> names = Script.Compile(source, new ScriptOptions { Kind = kind }).FindFreeNames();
            Assert.Equal(expected, string.Join(',', names.Select(name => $"{name.Name} {name.Line}:{name.Column}")));
        }
    }

    [Fact]
    public async Task A_value_that_nobody_wants_does_no_harm()
    {
        Script script = Script.Compile("const a = {}; a.a = a; return a;", new ScriptOptions { Kind = ScriptKind.AsyncFunctionBody });

        await Assert.ThrowsAsync<ScriptThrownException>(() => script.RunAsync(null, null, CancellationToken.None));
        ScriptResult result = await script
            .With(new ScriptOptions { Kind = ScriptKind.AsyncFunctionBody, KeepsValue = false }).RunAsync(null, null, CancellationToken.None);
        Assert.Equal(ScriptValueKind.Undefined, result.Value.Kind);
        Assert.Throws<ArgumentException>(() => script.With(new ScriptOptions()));
    }

    private static ScriptGlobals With(ScriptLibrary library) => new ScriptGlobals().Add("lib", library);
}
