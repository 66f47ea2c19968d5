namespace ActionSteps.Scripting.Execution;

/// <summary>
/// What a place in the code found last time. Each place has two, so that objects of two kinds may take turns. Prototypes that took part
/// are marked (<see cref="JsObject.IsOnChain"/>): a change of their layout raises <see cref="Realm.Epoch"/>, which makes what was
/// found on a chain void.
/// </summary>
internal struct InlineCache
{
    /// <summary>The layout of the object; null for a primitive value.</summary>
    internal Shape? Shape;

    /// <summary>The prototype of the object, where the chain matters.</summary>
    internal JsObject? Prototype;

    /// <summary>The object on the chain that has the property; null when the object itself does.</summary>
    internal JsObject? Holder;

    /// <summary>The layout after the property was added.</summary>
    internal Shape? Next;
    internal int Slot;
    internal int Epoch;
}
