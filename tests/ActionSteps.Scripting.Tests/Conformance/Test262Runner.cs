using System.Text.RegularExpressions;

namespace ActionSteps.Scripting.Tests.Conformance;

/// <summary>Runs files of the public test262 suite, which is read from a folder outside the repository.</summary>
public sealed partial class Test262Runner(string root)
{
    // Not offered by the engine: evaluation of text, modules, several realms, shared memory, with, and proposals after ES2024.
    private static readonly string[] s_excludedFeatures =
    [
        "SharedArrayBuffer", "Atomics", "import.meta", "dynamic-import", "top-level-await", "cross-realm", "ShadowRealm", "Temporal",
        "import-attributes", "json-modules", "json-parse-with-source", "source-phase-imports", "import-defer", "import-text", "import-bytes", "decorators",
        "explicit-resource-management", "tail-call-optimization", "IsHTMLDDA", "Atomics.waitAsync", "Atomics.pause", "regexp-duplicate-named-groups",
        "regexp-modifiers", "FinalizationRegistry", "FinalizationRegistry.prototype.cleanupSome", "Math.sumPrecise", "RegExp.escape", "uint8array-base64",
        "Error.isError", "error-stack-accessor", "immutable-arraybuffer", "joint-iteration", "iterator-sequencing", "upsert", "nonextensible-applies-to-private", "await-dictionary",
        "Promise.allKeyed", "canonical-tz", "legacy-regexp", "host-gc-required", "Float16Array", "promise-try", "caller", "Array.fromAsync", "arraybuffer-transfer-immutable", "iterator-chunking", "iterator-includes", "Iterator.prototype.join",
    ];

    // What the suite expects of its host, as far as scripts can do it themselves.
    private const string Host = "var $262 = { detachArrayBuffer: buffer => { if (!buffer.detached) { buffer.transfer(); } return null; } };\n";

    private readonly Dictionary<string, string> _harness = [];

    public static bool IsIncluded(string path) =>
        !path.EndsWith("_FIXTURE.js", StringComparison.Ordinal) && !path.Contains("/module-code/", StringComparison.Ordinal)
        && !path.Contains("/import/", StringComparison.Ordinal) && !path.Contains("/export/", StringComparison.Ordinal)
        && !path.Contains("/eval-code/", StringComparison.Ordinal) && !path.Contains("/statements/with/", StringComparison.Ordinal)
        && !path.Contains("/intl402/", StringComparison.Ordinal) && !path.Contains("/staging/", StringComparison.Ordinal)
        && !path.Contains("/built-ins/eval/", StringComparison.Ordinal) && !path.Contains("/built-ins/Function/", StringComparison.Ordinal) | path.Contains("/built-ins/Function/prototype/", StringComparison.Ordinal);

    /// <summary>Null when the test does not apply; otherwise an empty text when it passes, else why it fails.</summary>
    public async Task<string?> RunAsync(string file, bool strict)
    {
        string source = await File.ReadAllTextAsync(file);
        Match header = Header().Match(source);
        string meta = header.Success ? header.Groups[1].Value : "";
        string[] flags = Items(meta, "flags");
        string[] features = Items(meta, "features");
        if (features.Intersect(s_excludedFeatures).Any() || flags.Contains("module") || flags.Contains("CanBlockIsFalse") || flags.Contains("CanBlockIsTrue")
            || (strict && (flags.Contains("noStrict") || flags.Contains("raw"))) || (!strict && flags.Contains("onlyStrict")) || UsesUnsupported(source[(header.Success ? header.Index + header.Length : 0)..]))
        {
            return null;
        }

        string[] includes = Items(meta, "includes");
        bool isAsync = flags.Contains("async");
        bool isRaw = flags.Contains("raw");
        string harness = isRaw ? "" : Host + Harness("assert.js") + Harness("sta.js") + (isAsync ? Harness("doneprintHandle.js") : "") + string.Concat(includes.Select(Harness));
        Match negative = Negative().Match(meta);
        string phase = negative.Success ? negative.Groups[1].Value : "";
        string type = negative.Success ? negative.Groups[2].Value : "";
        string text = phase == "parse" ? (strict ? "\"use strict\";\n" : "") + source : (strict ? "\"use strict\";\n" : "") + harness + source;
        return await ExecuteAsync(text, isAsync, phase, type);
    }

    private static async Task<string> ExecuteAsync(string text, bool isAsync, string phase, string type)
    {
        Script script;
        try
        {
            script = Script.Compile(text);
        }
        catch (ScriptSyntaxException fault)
        {
            return phase == "parse" || type == "SyntaxError" ? "" : fault.Message;
        }

        if (phase == "parse")
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
            return phase == "runtime" && thrown.ErrorName == type ? "" : thrown.Message;
        }
        catch (ScriptException fault)
        {
            return fault.GetType().Name + ": " + fault.Message + (fault.InnerException is { } inner ? inner.StackTrace?.Split('\n').FirstOrDefault() : "");
        }

        if (phase == "runtime")
        {
            return $"expected {type}";
        }

        return !isAsync || printed == "Test262:AsyncTestComplete" ? "" : printed.Length == 0 ? "async test did not complete" : printed;
    }

    // Judged by the text: the suite has no flag for scripts that make code of text or use a second realm.
    private static bool UsesUnsupported(string code) => Unsupported().IsMatch(code);

    private string Harness(string name)
    {
        lock (_harness)
        {
            if (!_harness.TryGetValue(name, out string? text))
            {
                text = SubclassFromText().Replace(File.ReadAllText(Path.Combine(root, "harness", name)), "return class extends globalThis[type] { };") + "\n";
                _harness.Add(name, text);
            }

            return text;
        }
    }

    private static string[] Items(string meta, string key)
    {
        Match inline = Regex.Match(meta, @"^" + key + @":\s*\[([^\]]*)\]", RegexOptions.Multiline);
        if (inline.Success)
        {
            return inline.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        }

        Match block = Regex.Match(meta, @"^" + key + @":\s*\n((?:\s+-\s*\S+\s*\n)+)", RegexOptions.Multiline);
        return block.Success
            ? block.Groups[1].Value.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimStart('-', ' ')).ToArray()
            : [];
    }

    [GeneratedRegex(@"/\*---(.*?)---\*/", RegexOptions.Singleline)]
    private static partial Regex Header();

    [GeneratedRegex(@"negative:\s*\n\s*phase:\s*(\w+)\s*\n\s*type:\s*(\w+)")]
    private static partial Regex Negative();

    // The suite makes three classes of text, which the engine does not offer; all that matters is that they are subclasses.
    [GeneratedRegex(@"return new Function\('return class My' .*\)\(\);")]
    private static partial Regex SubclassFromText();

    [GeneratedRegex(@"\beval\b|\bnew Function\b|\bFunction\(|\$262\.(createRealm|evalScript|agent|gc)|\bwith \(|\bwith\(|(Async|Generator)Function\(|\bimport\(|\bimport\.")]
    private static partial Regex Unsupported();
}
