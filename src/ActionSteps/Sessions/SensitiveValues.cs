namespace ActionSteps.Sessions;

/// <summary>Remembers what sensitive variables held during a turn, so that values that are gone are still masked.</summary>
internal sealed class SensitiveValues
{
    // Beyond this, old values of one turn are no longer remembered one by one; current ones always are.
    private const int MostRemembered = 1_000;

    private readonly List<(string Root, Value Value)> _seen = [];

    public void Clear() => _seen.Clear();

    public void Add(VariablePath path, Value old)
    {
        if (!old.IsNullOrUndefined && _seen.Count < MostRemembered)
        {
            _seen.Add((path.Source, old));
        }
    }

    public SensitiveMask ToMask(SessionVariables variables)
    {
        SensitiveMask.Builder builder = new(variables.Definitions);
        foreach (VariableDefinition definition in variables.Definitions.Items)
        {
            if (definition.Sensitive)
            {
                builder.Add(definition.Name, variables.Get(VariablePath.OfName(definition.Name)));
            }
        }

        foreach ((string path, Value value) in _seen)
        {
            builder.Add(path, value);
        }

        return builder.ToMask();
    }
}
