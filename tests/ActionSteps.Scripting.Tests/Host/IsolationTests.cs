namespace ActionSteps.Scripting.Tests.Host;

/// <summary>What is shared or used again to start fast must not carry anything from one run to another.</summary>
public sealed class IsolationTests
{
    [Fact]
    public async Task Registers_and_frames_of_a_run_keep_nothing_alive()
    {
        WeakReference[] left = await RunAndForgetAsync();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.DoesNotContain(left, reference => reference.IsAlive);
    }

    [Fact]
    public async Task An_uninitialised_register_never_shows_a_value_of_another_run()
    {
        await TestScripts.RunAsync(
            "function deep(n) { const a = 'secret', b = ['secret'], c = { s: 'secret' }; return n ? deep(n - 1) : a + b + c.s; } deep(200);");
        ScriptValue value = await TestScripts.RunAsync(
            "function look(a, b, c, d) { var e, f, g; return [a, b, c, d, e, f, g].filter(x => x !== undefined).length; } look() + look(...[]);");
        Assert.Equal(0, value.AsNumber());
    }

    [Theory]
    [InlineData("args.x = 2; delete args.y; args.z = 1; Object.freeze(args.list); args.list.length", "args.x + ',' + args.y + ',' + args.z + ',' + Object.isFrozen(args.list)", "1,5,undefined,false")]
    [InlineData("Object.prototype.leak = 1; Array.prototype.push = null; globalThis.leak = 1; delete globalThis.JSON; 0", "typeof leak + typeof [].push + typeof JSON + ('leak' in {})", "undefinedfunctionobjectfalse")]
    [InlineData("Object.defineProperty(args, 'x', { get() { return 'changed'; } }); args.x", "args.x", "1")]
    [InlineData("host.mark = 1; host.mark", "host.mark", "undefined")]
    public async Task What_a_run_changes_is_unseen_in_the_next(string first, string second, string expected)
    {
        ScriptGlobals globals = new ScriptGlobals()
            .Add("args", ScriptValue.Parse("""{ "x": 1, "y": 5, "list": [1] }"""))
            .Add("host", (_, _) => default);
        await TestScripts.RunAsync(first, globals: globals);
        Assert.Equal(expected, (await TestScripts.RunAsync(second, globals: globals)).ToString());
    }

    [Theory]
    [InlineData("""{ "b": 1, "a": 2 }""", "Object.keys(args).join()", "b,a")]
    [InlineData("""{ "b": 1, "1": 2, "0": 3 }""", "Object.keys(args).join()", "0,1,b")]
    [InlineData("""{ "a": 1, "a": 2 }""", "args.a + Object.keys(args).length", "3")]
    [InlineData("{}", "Object.keys(args).length + JSON.stringify(args)", "0{}")]
    [InlineData("""{ "__proto__": { "x": 1 } }""", "args.x + Object.keys(args).join()", "undefined__proto__")]
    [InlineData("""{ "a": { "b": { "c": [ { "d": 1 } ] } } }""", "args.a.b.c[0].d + JSON.stringify(args)", "1{\"a\":{\"b\":{\"c\":[{\"d\":1}]}}}")]
    [InlineData("""{ "a": 1 }""", "'a' in args && 'toString' in args && !('b' in args) && args.hasOwnProperty('a')", "true")]
    [InlineData("""{ "a": 1 }""", "args === args && Object.getPrototypeOf(args) === Object.prototype && !(args instanceof Array)", "true")]
    [InlineData("""{ "a": 1 }""", "Object.preventExtensions(args); args.b = 1; args.a + Object.keys(args).join()", "1a")]
    [InlineData("""{ "a": 1, "b": 2 }""", "let s = ''; for (const k in args) s += k; const { a, ...rest } = args; s + a + rest.b + ({ ...args }).b", "ab122")]
    [InlineData("""{ "a": 1, "b": 2 }""", "delete args.a; args.c = 3; Object.entries(args).join()", "b,2,c,3")]
    public async Task Objects_of_the_host_behave_as_ordinary_objects(string json, string source, string expected)
    {
        ScriptGlobals globals = new ScriptGlobals().Add("args", ScriptValue.Parse(json));
        Assert.Equal(expected, (await TestScripts.RunAsync(source, globals: globals)).ToString());
    }

    [Fact]
    public async Task Two_globals_with_the_same_names_have_their_own_values()
    {
        for (int i = 0; i < 3; i++)
        {
            ScriptGlobals globals = new ScriptGlobals().Add("a", i).Add("f", (_, _) => new ValueTask<ScriptValue>(i * 10));
            Assert.Equal(i * 11, (await TestScripts.RunAsync("a + f()", globals: globals)).AsNumber());
        }
    }

    [Fact]
    public async Task A_global_of_the_host_replaces_a_built_in_of_that_name()
    {
        ScriptGlobals globals = new ScriptGlobals().Add("JSON", 1).Add("JSON", "mine").Add("other", 2);
        Assert.Equal("mine2", (await TestScripts.RunAsync("JSON + other", globals: globals)).AsText());
        Assert.Equal("object", (await TestScripts.RunAsync("typeof JSON", globals: new ScriptGlobals().Add("other", 2))).AsText());
    }

    [Fact]
    public async Task A_global_object_that_is_used_often_keeps_the_values_it_has_handed_out()
    {
        ScriptValue same = await TestScripts.RunAsync(
            "const first = [Math, JSON, Object, setTimeout, args]; Math.mine = 1; let ok = true;"
            + "for (let i = 0; i < 100; i++) ok = ok && first[0] === Math && first[1] === JSON && first[2] === Object && first[3] === setTimeout && first[4] === args;"
            + "Object.keys(globalThis); ok && Math.mine === 1 && globalThis.args === first[4] && first[3] === globalThis.setTimeout",
            globals: new ScriptGlobals().Add("args", ScriptValue.Parse("{}")));
        Assert.True(same.AsBoolean());
    }

    [Fact]
    public async Task A_result_copies_what_toJSON_of_a_member_changes_on_the_way()
    {
        const string Source =
            "const r = { a: { toJSON() { r.b = 'new'; delete r.c; r.d = 4; return 1; } }, b: 'old', c: 3 }; return r;";
        Assert.Equal("""{"a":1,"b":"new"}""", (await TestScripts.RunBodyAsync(Source)).ToJson());
        const string Failing = "let n = 0; for (let i = 0; i < 5000; i++) { try { f({ toJSON() { throw 1; } }); } catch { n++; } } return n + f(1);";
        ScriptGlobals globals = new ScriptGlobals().Add("f", (arguments, _) => new ValueTask<ScriptValue>(arguments[0]));
        Assert.Equal(5001, (await TestScripts.RunBodyAsync(Failing, globals, new ScriptLimits { ComputingTime = TimeSpan.FromMinutes(1) })).AsNumber());
    }

    // In a method of its own, so that no register of this thread still holds them.
    private static async Task<WeakReference[]> RunAndForgetAsync()
    {
        var left = new List<WeakReference>();
        ScriptGlobals globals = new ScriptGlobals().Add("give", (_, _) =>
        {
            string text = new('x', 40);
            left.Add(new WeakReference(text));
            return new ValueTask<ScriptValue>(text);
        });
        await TestScripts.RunBodyAsync(
            "function deep(n) { const t = give(), o = { t }; return n ? deep(n - 1) + 1 : t.length; } deep(30); const u = give(); const f = () => u; return f().length;",
            globals);
        return [.. left];
    }
}
