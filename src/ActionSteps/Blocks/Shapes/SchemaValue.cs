using ActionSteps.Sessions;

namespace ActionSteps.Blocks.Shapes;

/// <summary>Adds keywords to a schema.</summary>
internal static class SchemaValue
{
    /// <summary>A copy with one more keyword; without a value it stays as it is.</summary>
    public static Value With(this Value schema, string keyword, Value value) =>
        schema.TryGetObject(out ValueObject? keywords) && !value.IsNullOrUndefined
            ? Value.Object(keywords.With(keyword, value))
            : schema;
}
