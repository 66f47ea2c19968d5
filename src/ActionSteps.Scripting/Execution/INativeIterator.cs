namespace ActionSteps.Scripting.Execution;

/// <summary>An iterator of the engine's own, which can be stepped without a result object while its <c>next</c> is the original one.</summary>
internal interface INativeIterator
{
    /// <summary>The code of the original <c>next</c>.</summary>
    NativeBody NextBody { get; }

    /// <summary>One step; false at the end.</summary>
    bool TryStep(Realm realm, out JsValue value);
}
