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

    /// <summary>Makes the value of the global in the world of one run.</summary>
    internal abstract JsValue Create(Realm realm);
}
