namespace ActionSteps.Scripting.Tests.Containment;

/// <summary>After a limit no line of the script runs: none of these calls of <c>after</c> is ever made.</summary>
public sealed class UncatchableLimitTests
{
    /// <summary>How scripts reach a limit, as the body of <c>end()</c>, and the limit that it is.</summary>
    private static readonly (string Body, ScriptLimit Limit)[] s_ends =
    [
        ("for (;;) { }", ScriptLimit.Instructions),
        ("const a = []; for (;;) a.push(new Array(1000).fill(0));", ScriptLimit.Memory),
        ("for (;;) setTimeout(after, 1e6);", ScriptLimit.PendingWork),
    ];

    private static readonly string[] s_attempts =
    [
        "try { end(); } catch { after(); }",
        "try { end(); } finally { after(); }",
        "try { try { end(); } catch { after(); } finally { after(); } } catch { after(); } after();",
        "for (;;) { try { end(); } catch { after(); continue; } finally { after(); continue; } }",
        "function f() { try { return end(); } finally { return after(); } } f(); after();",
        "Promise.resolve().then(end).then(after, after).finally(after);",
        "Promise.resolve().finally(end).then(after, after);",
        "new Promise(end).then(after, after);",
        "new Promise(r => r({ get then() { end(); } })).then(after, after);",
        "new Promise(r => r({ then: end })).then(after, after);",
        "Promise.all([{ get then() { end(); } }]).then(after, after);",
        "Promise.all({ [Symbol.iterator]: () => ({ next: end, return: after }) }).then(after, after);",
        "Promise.race([1].values().map(end)).then(after, after);",
        "Promise.try(end).then(after, after);",
        "(async () => { try { end(); } catch { after(); } finally { after(); } })().then(after, after);",
        "(async () => { try { await null; end(); } catch { after(); } finally { after(); } })().then(after, after);",
        "(async () => { end(); })().then(after, after); after();",
        "function* g() { try { end(); } finally { after(); } } try { g().next(); } finally { after(); }",
        "function* g() { try { yield 1; } finally { after(); } } for (const x of g()) end();",
        "function* g() { try { yield 1; } finally { after(); } } const i = g(); i.next(); try { end(); } finally { i.return(); after(); }",
        "function* g() { try { yield* { [Symbol.iterator]: () => ({ next: end, return: after, throw: after }) }; } finally { after(); } } [...g()];",
        "(async function* () { try { end(); yield 1; } finally { after(); } })().next().then(after, after);",
        "(async () => { for await (const x of [1]) { try { end(); } finally { after(); } } })().then(after, after);",
        "(async () => { for await (const x of { [Symbol.asyncIterator]: () => ({ next: async () => ({ value: 1 }), return: after }) }) end(); })().then(after, after);",
        "for (const x of { [Symbol.iterator]: () => ({ next: () => ({ value: 1 }), return: after }) }) end();",
        "const [x = end()] = { [Symbol.iterator]: () => ({ next: () => ({}), return: after }) };",
        "Array.from({ [Symbol.iterator]: () => ({ next: () => ({ value: 1 }), return: after }) }, end);",
        "new Map({ [Symbol.iterator]: () => ({ next: () => ({ get value() { end(); } }), return: after }) });",
        "try { new Set([1, 2]).forEach(end); } finally { after(); }",
        "Object.fromEntries({ [Symbol.iterator]: () => ({ next: () => ({ value: { get 0() { end(); } } }), return: after }) });",
        "[1].values().map(end).next(); after();",
        "({ __proto__: Iterator.prototype, next: () => ({ value: 1 }), return: after }).forEach(end);",
        "({ __proto__: Iterator.prototype, next: () => ({ value: 1 }), return: after }).flatMap(end).next();",
        "const p = new Proxy({}, { get: end, has: after }); try { p.x; } catch { after(); } 'x' in p;",
        "const p = new Proxy({}, { set: end }); try { p.x = 1; } finally { after(); }",
        "const p = new Proxy({}, { ownKeys: end }); try { Object.keys(p); } finally { after(); }",
        "const p = new Proxy(() => 0, { apply: end, construct: after }); try { p(); } finally { new p; }",
        "try { JSON.stringify({ a: { toJSON: end }, b: { toJSON: after } }); } catch { after(); }",
        "try { JSON.parse('[1,2]', end); } catch { after(); }",
        "try { [3, 1, 2].sort(end); } catch { after(); }",
        "try { `${{ toString: end, valueOf: after }}`; } catch { after(); }",
        "try { +{ [Symbol.toPrimitive]: end }; } catch { after(); }",
        "try { 'abc'.replace(/b/, end); } catch { after(); }",
        "try { /x/[Symbol.split].call({ get flags() { end(); } }, ''); } catch { after(); }",
        "try { structuredClone({ get a() { end(); } }); } catch { after(); }",
        "try { new (class { x = end(); }); } catch { after(); }",
        "try { class A { static { end(); } } } catch { after(); }",
        "try { ({}) instanceof { [Symbol.hasInstance]: end }; } catch { after(); }",
        "try { Reflect.apply(end, null, []); } catch { after(); }",
        "try { end.bind(null).call(); } catch { after(); }",
        "const t = new EventTarget(); t.addEventListener('x', end); t.addEventListener('x', after); t.dispatchEvent(new Event('x')); after();",
        "const c = new AbortController(); c.signal.addEventListener('abort', end); c.signal.addEventListener('abort', after); c.abort(); after();",
        "queueMicrotask(end); queueMicrotask(after);",
        "setTimeout(end, 0); setTimeout(after, 0);",
        "console.log({ get a() { end(); } }); end(); after();",
        "try { host({ toJSON: end }); } catch { after(); }  end(); after();",
        "try { throw { toString: end }; } catch (e) { try { String(e); } finally { after(); } }",
    ];

    public static TheoryData<string> Attempts => [.. s_attempts];

    [Theory]
    [MemberData(nameof(Attempts))]
    public async Task After_a_limit_nothing_of_the_script_runs(string attempt)
    {
        foreach ((string body, ScriptLimit limit) in s_ends)
        {
            int calls = 0;
            ScriptGlobals globals = new ScriptGlobals().Add("host", (_, _) => default).Add("after", (_, _) =>
            {
                calls++;
                return default;
            });
            var limits = new ScriptLimits { ComputingTime = TimeSpan.FromMinutes(1), Instructions = 1_000_000, MemoryBytes = 1 << 20, PendingWork = 100 };
            ScriptLimitException fault = await Assert.ThrowsAsync<ScriptLimitException>(
                () => TestScripts.RunAsync($"function end() {{ {body} }} {attempt}", globals: globals, limits: limits));
            Assert.Equal(limit, fault.Limit);
            Assert.Equal(0, calls);
        }
    }
}
