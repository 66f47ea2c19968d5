using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Functions;

/// <summary>The way into the items of a list: a path, or nothing, which is the item itself.</summary>
internal readonly struct ItemPath
{
    private readonly VariablePath? _path;

    public ItemPath(Value path, EvaluationContext context)
    {
        string text = Coercion.ToText(path, context);
        _path = text.Length == 0 ? null : VariablePath.ParseLoose(text);
    }

    public Value Read(Value item) => _path is null ? item : _path.Read(item);
}
