namespace ActionSteps.Sessions;

/// <summary>Remembers what sensitive variables held during a turn, so that values that are gone are still masked.</summary>
internal sealed class SensitiveValues
{
    // Beyond this, old values of one turn are no longer remembered one by one; current ones always are.
    private const int MostRemembered = 1_000;

    private readonly List<(string Path, Value Value)> _seen = [];

    private SensitiveMask? _mask;

    /// <summary>A new turn begins, or other variables are looked at.</summary>
    public void Clear()
    {
        _seen.Clear();
        _mask = null;
    }

    /// <summary>A sensitive variable has or had this value, be it only inside a step that failed.</summary>
    public void Add(VariablePath path, Value value)
    {
        _mask = null;
        if (!value.IsNullOrUndefined && _seen.Count < MostRemembered)
        {
            _seen.Add((path.Source, value));
        }
    }

    public SensitiveMask ToMask(SessionVariables variables) => _mask ??= Build(variables);

    private SensitiveMask Build(SessionVariables variables)
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
