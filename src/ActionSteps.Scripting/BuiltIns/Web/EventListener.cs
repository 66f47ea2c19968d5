namespace ActionSteps.Scripting.BuiltIns;

/// <summary>A function, or an object with <c>handleEvent</c>, that waits for events of one type.</summary>
internal sealed class EventListener(string type, JsObject callback, bool isOnce, bool isHandler = false)
{
    internal string Type { get; } = type;

    internal JsObject Callback { get; set; } = callback;

    /// <summary>Whether this is the function in a property such as <c>onabort</c>.</summary>
    internal bool IsHandler { get; } = isHandler;

    internal bool IsOnce { get; } = isOnce;

    internal bool IsRemoved { get; set; }
}
