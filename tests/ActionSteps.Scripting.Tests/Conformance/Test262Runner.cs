using System.Text.RegularExpressions;

namespace ActionSteps.Scripting.Tests.Conformance;

/// <summary>Runs files of the public test262 suite, which is read from a folder outside the repository.</summary>
public sealed partial class Test262Runner(string root)
{
    // Groups of the suite's features that the engine does not offer or that are newer than ECMAScript 2024.
    private static readonly (string Reason, string[] Features)[] s_excludedFeatures =
    [
        ("modules and dynamic import",
            ["dynamic-import", "import.meta", "import-attributes", "json-modules", "top-level-await", "import-defer", "source-phase-imports", "import-text", "import-bytes"]),
        ("shared memory", ["SharedArrayBuffer", "Atomics", "Atomics.waitAsync", "Atomics.pause"]),
        ("several realms", ["cross-realm", "ShadowRealm"]),
        ("newer than ECMAScript 2024",
        [
            "Temporal", "json-parse-with-source", "decorators", "explicit-resource-management", "regexp-duplicate-named-groups", "regexp-modifiers",
            "Math.sumPrecise", "uint8array-base64", "Float16Array", "error-stack-accessor", "immutable-arraybuffer", "joint-iteration", "iterator-sequencing",
            "iterator-chunking", "iterator-includes", "Iterator.prototype.join", "upsert", "nonextensible-applies-to-private", "await-dictionary",
        ]),
        ("part of no edition of the language", ["IsHTMLDDA", "caller", "legacy-regexp", "canonical-tz"]),
        ("tail calls without growth of the stack", ["tail-call-optimization"]),
        ("finalization and control of the garbage collector", ["FinalizationRegistry", "host-gc-required"]),
    ];

    // Judged by the text without comments and strings: the suite has no flag for these.
    private static readonly (string Reason, Regex Pattern)[] s_excludedTexts =
    [
        ("evaluation of text", UsesEval()),
        ("evaluation of text", UsesFunctionConstructor()),
        ("with", UsesWith()),
        ("modules and dynamic import", UsesImport()),
        ("several realms", UsesRealms()),
    ];

    // What the suite expects of its host, as far as scripts can do it themselves.
    private const string Host = "var $262 = { detachArrayBuffer: buffer => { if (!buffer.detached) { buffer.transfer(); } return null; } };\n";

    // What the suite's own harness makes of text, written out.
    private static readonly (string File, string Text, string Instead)[] s_harnessWithoutText =
    [
        ("fnGlobalObject.js", "Function(\"return this;\")()", "globalThis"),
        ("resizableArrayBufferUtils.js", "new Function('return class My' + type + ' extends ' + type + ' {}')()", "class extends globalThis[type] { }"),
        ("wellKnownIntrinsicObjects.js", "new Function(\"return \" + wkio.source)()",
            "{ '(async function() {}).constructor': (async function() {}).constructor, '(async function* () {}).constructor': (async function* () {}).constructor,"
            + " '(function* () {}).constructor': (function* () {}).constructor,"
            + " 'Object.getPrototypeOf(Iterator.from([]).drop(0))': Object.getPrototypeOf(Iterator.from([]).drop(0)) }[wkio.source] ?? globalThis[wkio.source]"),
    ];

    private readonly Dictionary<string, string> _harness = [];

    /// <summary>Whether the file belongs to the tests of the language and its built-ins, judged by its place alone.</summary>
    public static bool IsIncluded(string path) =>
        !path.EndsWith("_FIXTURE.js", StringComparison.Ordinal)
        && (path.Contains("/test/language/", StringComparison.Ordinal) || path.Contains("/test/built-ins/", StringComparison.Ordinal)
            || path.Contains("/test/annexB/", StringComparison.Ordinal));

    /// <summary>Null when the test does not apply; otherwise an empty text when it passes, else why it fails.</summary>
    public async Task<string?> RunAsync(string file, bool strict)
    {
        Test262Case test = Test262Case.Read(file);
        return test.AppliesTo(strict) && WhyNot(test) is null ? await RunAsync(test, strict) : null;
    }

    /// <summary>Runs a test that applies: an empty text when it passes, else why it fails.</summary>
    internal async Task<string> RunAsync(Test262Case test, bool strict)
    {
        string harness = test.Phase == "parse" || test.Has("raw") ? "" : Host + Harness("assert.js") + Harness("sta.js")
            + (test.Has("async") ? Harness("doneprintHandle.js") : "") + string.Concat(test.Includes.Select(Harness));
        return await ExecuteAsync((strict ? "\"use strict\";\n" : "") + harness + test.Source, test);
    }

    /// <summary>What the test needs that the engine does not offer, or null.</summary>
    internal static string? WhyNot(Test262Case test)
    {
        if (test.Has("module") || test.Path.Contains("/module-code/", StringComparison.Ordinal))
        {
            return "modules and dynamic import";
        }

        if (test.Has("CanBlockIsFalse") || test.Has("CanBlockIsTrue"))
        {
            return "shared memory";
        }

        foreach ((string reason, string[] features) in s_excludedFeatures)
        {
            if (test.Features.Intersect(features).Any())
            {
                return reason;
            }
        }

        // A text that must be refused before it runs evaluates nothing.
        if (test.Phase == "parse")
        {
            return UsesWith().IsMatch(test.Code) && !test.Has("onlyStrict") ? "with" : null;
        }

        foreach ((string reason, Regex pattern) in s_excludedTexts)
        {
            if (pattern.IsMatch(test.Code))
            {
                return reason;
            }
        }

        return null;
    }

    private static async Task<string> ExecuteAsync(string text, Test262Case test)
    {
        Script script;
        try
        {
            script = Script.Compile(text);
        }
        catch (ScriptSyntaxException fault)
        {
            return test.Phase == "parse" || test.ErrorType == "SyntaxError" ? "" : fault.Message;
        }

        if (test.Phase == "parse")
        {
            return "expected a syntax error";
        }

        string printed = "";
        ScriptGlobals globals = new ScriptGlobals().Add("print", (arguments, _) =>
        {
            printed += arguments.Count > 0 ? arguments[0].ToString() : "";
            return default;
        });
        try
        {
            var limits = new ScriptLimits { ComputingTime = TimeSpan.FromSeconds(20), MemoryBytes = 512L << 20 };
            await script.RunAsync(globals, limits, CancellationToken.None);
        }
        catch (ScriptThrownException thrown)
        {
            return test.Phase == "runtime" && thrown.ErrorName == test.ErrorType ? "" : thrown.Message;
        }
        catch (ScriptException fault)
        {
            return fault.GetType().Name + ": " + fault.Message + (fault.InnerException is { } inner ? inner.StackTrace?.Split('\n').FirstOrDefault() : "");
        }

        if (test.Phase == "runtime")
        {
            return $"expected {test.ErrorType}";
        }

        return !test.Has("async") || printed == "Test262:AsyncTestComplete" ? "" : printed.Length == 0 ? "async test did not complete" : printed;
    }

    private string Harness(string name)
    {
        lock (_harness)
        {
            if (!_harness.TryGetValue(name, out string? text))
            {
                text = File.ReadAllText(Path.Combine(root, "harness", name)) + "\n";
                foreach ((string file, string made, string instead) in s_harnessWithoutText)
                {
                    text = file == name ? text.Replace(made, instead, StringComparison.Ordinal) : text;
                }

                _harness.Add(name, text);
            }

            return text;
        }
    }

    [GeneratedRegex(@"(?<![.\w$#]|function\*? |async )eval\s*\((?!\s*\)\s*\{)|(?<![=!])=\s*eval\s*[,;)]|\(\s*([01],\s*)?eval\s*\)(?!\s*\{)|\(eval,|\beval\?\.\(|\beval\.call\b")]
    private static partial Regex UsesEval();

    [GeneratedRegex(@"\bnew (Async)?(Generator)?Function\b|\b(Async)?(Generator)?Function\s*\((?!\s*\)\s*\{)|\bFunction\.(call|apply)\(|\bextends (Async)?(Generator)?Function\b"
        + @"|\bAsyncGenerator\(|\{\}\)\.constructor\)\(\)|\[\s*Function,")]
    private static partial Regex UsesFunctionConstructor();

    [GeneratedRegex(@"(?<![.\w$#])with\s*\((?!\s*\)\s*\{)")]
    private static partial Regex UsesWith();

    [GeneratedRegex(@"(?<![.\w$#]|[gs]et )import\s*[(.]")]
    private static partial Regex UsesImport();

    [GeneratedRegex(@"\$262\.(createRealm|evalScript|agent|gc)")]
    private static partial Regex UsesRealms();
}
