namespace ActionSteps.Sessions;

/// <summary>Remembers what sensitive variables held during a turn, so that values that are gone are still masked.</summary>
internal sealed class SensitiveValues
{
    // Beyond this, and beyond the budget, the turn hides every text: what is not remembered cannot be found.
    private const int MostRemembered = 10_000;

    private readonly List<(string Path, Value Value)> _seen = [];
    private ValueBudget _budget;

    private SensitiveMask? _mask;

    /// <summary>What was remembered, by path.</summary>
    public IReadOnlyList<(string Path, Value Value)> Seen => _seen;

    /// <summary>A new turn begins, or other variables are looked at.</summary>
    public void Clear()
    {
        _seen.Clear();
        _budget.Reset();
        _mask = null;
    }

    /// <summary>A sensitive variable has or had this value, be it only inside a step that failed.</summary>
    public void Add(VariablePath path, Value value)
    {
        _mask = null;
        if (!value.IsNullOrUndefined && !IsOverflown)
        {
            _seen.Add((path.Source, _budget.Take(value)));
        }
    }

    public SensitiveMask ToMask(SessionVariables variables) => _mask ??= Build(variables);

    private bool IsOverflown => _seen.Count >= MostRemembered || _budget.IsSpent;

    private SensitiveMask Build(SessionVariables variables)
    {
        if (IsOverflown)
        {
            return SensitiveMask.HidingEverything(variables.Definitions);
        }

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
