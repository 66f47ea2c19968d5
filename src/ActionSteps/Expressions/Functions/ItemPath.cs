using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Functions;

/// <summary>The way into the items of a list: a path, one name of any characters, or nothing, which is the item itself.</summary>
internal readonly struct ItemPath
{
    private readonly VariablePath? _path;

    public ItemPath(Value path, EvaluationContext context)
    {
        string text = Coercion.ToText(path, context);
        _path = text.Length == 0 ? null : Of(text);
    }

    public Value Read(Value item) => _path is null ? item : _path.Read(item);

    /// <summary>A path; text that is none counts as one name, so that <c>"first name"</c> can be reached.</summary>
    public static VariablePath Of(string text)
    {
        VariablePath path = VariablePath.Parse(text);
        return path.IsValid || text.Length > VariablePath.MaxLength ? path : VariablePath.OfName(text);
    }
}
