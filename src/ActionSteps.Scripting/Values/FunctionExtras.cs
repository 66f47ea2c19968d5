namespace ActionSteps.Scripting.Values;

/// <summary>What only few functions have: methods, classes, and those whose name only run time knows. Keeps closures small.</summary>
internal sealed class FunctionExtras
{
    internal JsString? Name;

    /// <summary>The object whose prototype <c>super</c> looks in.</summary>
    internal JsObject? HomeObject;

    /// <summary>Runs the fields of a class on each new instance.</summary>
    internal JsFunction? FieldInitializer;

    /// <summary>How many properties instances had so far.</summary>
    internal int InstanceSize;
}
