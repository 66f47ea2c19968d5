using ActionSteps.Scripting.Lodash;

namespace ActionSteps.Scripting;

/// <summary>
/// Something that scripts can use under a global name and that costs nothing until one of them touches it. Immutable and thread-safe: made
/// once, given to as many globals and runs as you like; each run that touches it gets an instance of its own.
/// </summary>
public abstract class ScriptLibrary
{
    private protected ScriptLibrary()
    {
    }

    /// <summary>
    /// Compiles a library that is written in JavaScript: the body of a function, whose returned value, else completion value, is the value
    /// of the global. What it declares is its own. Stacks name it; it shares nothing with other runs.
    /// </summary>
    /// <param name="source">The source; at most 1,000,000 UTF-16 units.</param>
    /// <param name="options">How to make the value; the defaults when null.</param>
    /// <exception cref="ScriptSyntaxException">The source is not a script.</exception>
    /// <exception cref="ScriptLimitException">The source is too long.</exception>
    public static SourceLibrary Compile(string source, ScriptLibraryOptions? options = null) => SourceLibrary.Make(source, options ?? ScriptLibraryOptions.Default);

    /// <summary>
    /// lodash 4.17 written for this engine, usually added under the name <c>_</c>. The functions that scripts get and the few differences are
    /// listed in the README beside the source. Thread-safe.
    /// </summary>
    public static ScriptLibrary Lodash { get; } = new LodashLibrary();

    /// <summary>Makes the value of the global in the world of one run.</summary>
    internal abstract JsValue Create(Realm realm);
}
