using ActionSteps.Sessions;

namespace ActionSteps.Execution;

/// <summary>The resolved inputs of one step: a part of the list that all steps of a run share, which only grows.</summary>
internal readonly struct StepInputs(List<(string Field, Value Value)>? all, int start, int end)
{
    /// <summary>Inputs that were logged before.</summary>
    public static StepInputs Of(ValueObject inputs) => inputs.Count == 0
        ? default
        : new StepInputs([.. inputs.Select(static input => (InputName.Keeping(input.Key), input.Value))], 0, inputs.Count);

    /// <summary>The inputs by name; a missing value is null.</summary>
    public ValueObject ToObject()
    {
        ValueObject.Builder inputs = new(end - start);
        for (int i = start; i < end && all is not null; i++)
        {
            inputs.Set(InputName.Of(all[i].Field), all[i].Value.IsUndefined ? Value.Null : all[i].Value);
        }

        return inputs.ToObject();
    }

    public StepInputs With(SensitiveMask mask) => all is null
        ? this
        : new StepInputs([.. all.Take(start..end).Select(input => (input.Field, Mask(mask, input.Field, input.Value)))], 0, end - start);

    // A variable that is assigned is masked by its name as well.
    private static Value Mask(SensitiveMask mask, string field, Value value) =>
        InputName.IsVariable(field) ? mask.Mask(VariablePath.Parse(field), value) : mask.Mask(value);
}
