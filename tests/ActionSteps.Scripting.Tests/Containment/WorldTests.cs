using System.Runtime.CompilerServices;

namespace ActionSteps.Scripting.Tests.Containment;

/// <summary>The whole world of a script, walked from the global object by own keys and prototypes.</summary>
public sealed class WorldTests
{
    /// <summary>Calls <c>visit(object, path)</c> for each object within reach; only what the test itself keeps is used, whatever else is broken.</summary>
    private const string Walk =
        """
        const { ownKeys, getOwnPropertyDescriptor, getPrototypeOf } = Reflect;
        function walk(visit) {
          const seen = new Set(), pending = [[globalThis, 'globalThis'], [(function* () { })(), 'generator'], [(async function* () { })(), 'asyncGenerator'],
            [[].values(), 'arrayIterator'], [new Map().keys(), 'mapIterator'], [new Set().keys(), 'setIterator'], ['x'.matchAll(/x/g), 'regExpIterator'],
            [''[Symbol.iterator](), 'stringIterator'], [async () => 0, 'asyncFunction'], [[].values().map(x => x), 'helper'], [Iterator.from({ next() { } }), 'wrapped'],
            [(function () { return arguments; })(1), 'arguments'], [(function () { 'use strict'; return arguments; })(1), 'strictArguments'],
            [Uint8Array.prototype, 'typedArray'], [new URLSearchParams('a=1').entries(), 'params'], [((s) => s)`a`, 'template']];
          while (pending.length) {
            const [object, path] = pending.pop();
            if (seen.has(object)) continue;
            seen.add(object);
            visit(object, path);
            const add = (value, name) => { if (Object(value) === value && !seen.has(value)) pending.push([value, path + '.' + name]); };
            add(getPrototypeOf(object), '__proto__');
            for (const key of ownKeys(object)) {
              const d = getOwnPropertyDescriptor(object, key);
              for (const part of ['value', 'get', 'set']) add(d[part], String(key) + (part === 'value' ? '' : ':' + part));
            }
          }
          return seen.size;
        }

        """;

    [Fact]
    public async Task Nothing_of_the_platform_is_visible()
    {
        const string Source = Walk +
            """
            const faults = [], platform = /System\.|ActionSteps|Microsoft|\bCLR\b|`\d/;
            const count = walk((object, path) => {
              const texts = ownKeys(object).map(String);
              if (typeof object === 'function') {
                const text = Function.prototype.toString.call(object);
                texts.push(text);
                if (!/^function [^(]*\(\) \{ \[native code\] \}$/.test(text) && !/=>|^(async )?(function|\w+\()/.test(text)) faults.push(path + ': ' + text);
              }
              texts.push(Object.prototype.toString.call(object));
              for (const key of ownKeys(object)) {
                const { value } = getOwnPropertyDescriptor(object, key);
                if (typeof value === 'string' && !path.startsWith('globalThis.source')) texts.push(value);
              }
              for (const text of texts) if (platform.test(text)) faults.push(path + ': ' + text);
            });
            for (const make of [() => host(), () => host.call(null, {}), () => null.x, () => new Array(-1), () => Symbol() + '', () => Reflect.construct(host, [])]) {
              try { make(); } catch (e) { if (platform.test(e.message + e.stack + e.name)) faults.push(String(e.stack)); }
            }
            [count > 700 ? 'many' : count, ...faults].join('\n')
            """;
        ScriptGlobals globals = new ScriptGlobals()
            .Add("host", (_, _) => throw new InvalidOperationException("System.Secret"))
            .Add("data", ScriptValue.Parse("""{ "a": [{ "b": 1 }] }"""));
        Assert.Equal("many", (await TestScripts.RunAsync(Source, globals: globals, limits: Patient)).AsText());
    }

    [Fact]
    public async Task What_a_run_does_to_everything_within_reach_is_unseen_in_all_others()
    {
        const string Look = Walk +
            """
            const lines = [];
            walk((object, path) => {
              const line = [path, typeof object, Object.isExtensible(object)];
              for (const key of ownKeys(object)) {
                const d = getOwnPropertyDescriptor(object, key);
                line.push(String(key), d.writable, d.enumerable, d.configurable, typeof d.value, typeof d.get, typeof d.set);
              }
              lines.push(line.join());
            });
            lines.push(((s) => Object.isFrozen(s) + s.mark)`template`, Symbol.for('shared').description, Math.max(1, 2), [3, 1].sort().join(), JSON.stringify({ a: 1 }));
            lines.join('\n')
            """;
        const string Break = Walk +
            """
            const { deleteProperty, defineProperty, setPrototypeOf, preventExtensions } = Reflect, all = [];
            walk(object => all.push(object));
            Symbol.for('shared').constructor.mark = 1;
            for (let i = 0; i < all.length; i++) {
              const object = all[i];
              defineProperty(object, 'mark', { value: 'leak', writable: true, enumerable: true, configurable: true });
              const keys = ownKeys(object);
              for (let j = 0; j < keys.length; j++) if (keys[j] !== 'mark') deleteProperty(object, keys[j]);
              setPrototypeOf(object, null);
              preventExtensions(object);
            }
            'broken'
            """;
        var look = Script.Compile(Look);
        var spoil = Script.Compile(Break);
        ScriptGlobals globals = new ScriptGlobals().Add("host", (_, _) => default).Add("data", ScriptValue.Parse("""{ "a": [{ "b": 1 }] }"""));
        async Task<string> RunAsync(Script script) => (await script.RunAsync(globals, Patient, CancellationToken.None)).Value.AsText();

        string before = await RunAsync(look);
        Assert.Equal("broken", await RunAsync(spoil));
        Assert.Equal(before, await RunAsync(look));
        string[] together = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => RunAsync(i % 2 == 0 ? spoil : look))));
        Assert.All(together.Index(), run => Assert.Equal(run.Index % 2 == 0 ? "broken" : before, run.Item));
    }

    [Fact]
    public async Task Texts_registered_symbols_and_templates_of_one_run_are_not_those_of_another()
    {
        var script = Script.Compile(
            "const t = (s => s)`a`; const first = t.mark ?? t.raw.mark ?? Symbol.for('x').description + (Symbol.keyFor(Symbol.for('x')) === 'x');"
            + "try { t.mark = 1; } catch { } Object.getPrototypeOf(t).mark = 'leak'; Symbol.prototype.mark = 'leak'; String.prototype.mark = 'leak'; /x/.constructor.mark = 'leak';"
            + "[first, 'x'.mark].join()");
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal("xtrue,leak", (await script.RunAsync(null, null, CancellationToken.None)).Value.AsText());
        }
    }

    [Theory]
    [InlineData("globalThis.f = give; give()")]
    [InlineData("const m = new Map(); m.set(m, give); setTimeout(() => m, 1e6); const f = () => m; 1")]
    [InlineData("try { give.x.y; } catch { } class A { static #x = give; } A.prototype.a = A; [1, 2].sort(() => give()).length")]
    [InlineData("const o = Symbol.for('x'); Object.prototype.leak = give; /x/.exec('x').push(give); 1")]
    [InlineData("function* g() { yield give; yield 1; } const i = g(); i.next(); new WeakRef(i); 1")]
    public async Task What_a_run_held_is_free_after_it(string source)
    {
        WeakReference held = await RunAndForgetAsync(Script.Compile(source));
        for (int i = 0; i < 5 && held.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(held.IsAlive);
    }

    private static ScriptLimits Patient => new() { ComputingTime = TimeSpan.FromMinutes(2), TotalTime = TimeSpan.FromMinutes(10) };

    // In a method of its own, so that no register of this thread still holds it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> RunAndForgetAsync(Script script)
    {
        object held = new();
        ScriptGlobals globals = new ScriptGlobals().Add("give", (_, _) =>
        {
            GC.KeepAlive(held);
            return default;
        });
        using var token = new CancellationTokenSource();
        Task<ScriptResult> run = script.RunAsync(globals, null, token.Token);
        if (!run.IsCompleted)
        {
            await token.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        }

        return new WeakReference(held);
    }
}
