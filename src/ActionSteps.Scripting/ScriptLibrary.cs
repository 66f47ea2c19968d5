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
    /// lodash 4.17 written for this engine, usually added under the name <c>_</c>. The functions that scripts get and the few differences are
    /// listed in the README beside the source. Thread-safe.
    /// </summary>
    public static ScriptLibrary Lodash { get; } = new LodashLibrary();

    /// <summary>Makes the value of the global in the world of one run.</summary>
    internal abstract JsValue Create(Realm realm);
}
