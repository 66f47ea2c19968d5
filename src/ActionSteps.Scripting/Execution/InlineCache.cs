namespace ActionSteps.Scripting.Execution;

/// <summary>What a place in the code found last time: an object of this shape has the property in this slot, itself or in its prototype.</summary>
internal struct InlineCache
{
    internal Shape? Shape;

    /// <summary>The prototype that has the property; null when the object itself does.</summary>
    internal JsObject? Holder;
    internal Shape? HolderShape;
    internal int Slot;
}
