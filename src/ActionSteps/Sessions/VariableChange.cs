namespace ActionSteps.Sessions;

/// <summary>One change of session data. Writing an equal value is not a change.</summary>
/// <param name="Path">The path that was written.</param>
/// <param name="Kind">What happened to it.</param>
/// <param name="OldValue">The value before; undefined when it was added.</param>
/// <param name="NewValue">The value afterwards; undefined when it was deleted.</param>
public sealed record VariableChange(string Path, VariableChangeKind Kind, Value OldValue, Value NewValue)
{
    /// <summary>The change as data: <c>path</c>, <c>type</c>, <c>oldValue</c>, <c>newValue</c>.</summary>
    public Value ToValue() => Value.Object(
        ("path", Path), ("type", Kind.ToWireText()), ("oldValue", OldValue), ("newValue", NewValue));
}
