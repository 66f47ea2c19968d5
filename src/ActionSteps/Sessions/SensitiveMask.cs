namespace ActionSteps.Sessions;

/// <summary>
/// Replaces the values of sensitive variables by their names, as in <c>{iban}</c> or <c>{user.email}</c>
/// (session-and-variables.md section 5). Immutable; safe to share between threads.
/// </summary>
/// <remarks>
/// By value: every occurrence of a text or number of at least three characters, in texts and in member names, also as it looks inside
/// JSON, URLs and HTML. By name: everything below a sensitive root in a dump of variables, whatever its length.
/// </remarks>
public sealed partial class SensitiveMask
{
    private readonly VariableDefinitions _definitions;
    private readonly SensitiveTexts _texts;

    private SensitiveMask(VariableDefinitions definitions, SensitiveTexts texts)
    {
        _definitions = definitions;
        _texts = texts;
    }

    /// <summary>A mask for when nobody knows any more what was sensitive.</summary>
    internal static SensitiveMask HidingEverything(VariableDefinitions definitions) => new(definitions, SensitiveTexts.Everything);

    /// <summary>A text with every sensitive value replaced by its name in braces.</summary>
    public string Mask(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return _texts.Mask(text);
    }

    /// <summary>A value with every sensitive value in its texts, numbers and member names replaced; the same object when there is none.</summary>
    public Value Mask(Value value)
    {
        if (value.TryGetObject(out ValueObject? members))
        {
            return MaskMembers(value, members);
        }

        if (value.TryGetList(out ValueList? list))
        {
            Value[] masked = [.. list.Select(Mask)];
            return masked.AsSpan().SequenceEqual(list.Items) ? value : Value.List(ValueList.Own(masked));
        }

        return value.IsText || value.IsNumber ? MaskScalar(value) : value;
    }

    /// <summary>A dump of variables: what is below a sensitive root is replaced by name, everything else by value.</summary>
    public Value MaskVariables(ValueObject variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        ValueObject.Builder masked = new(variables.Count);
        for (int i = 0; i < variables.Count; i++)
        {
            string name = variables.Names[i];
            Value value = variables.Values[i];
            masked.Set(Mask(name), _definitions.IsSensitive(name) ? MaskByName(name, value) : Mask(value));
        }

        return Value.Object(masked.ToObject());
    }

    /// <summary>The value of a path: replaced by name when its root is sensitive, else by value.</summary>
    public Value Mask(VariablePath path, Value value)
    {
        ArgumentNullException.ThrowIfNull(path);
        return _definitions.IsSensitive(path.Root) ? MaskByName(path.Source, value) : Mask(value);
    }

    private static Value MaskByName(string path, Value value)
    {
        if (value.TryGetObject(out ValueObject? members))
        {
            ValueObject.Builder masked = new(members.Count);
            foreach ((string name, Value member) in members)
            {
                masked.Set(name, MaskByName($"{path}.{name}", member));
            }

            return Value.Object(masked.ToObject());
        }

        if (value.TryGetList(out ValueList? list))
        {
            return Value.List(ValueList.Create(list.Select((item, index) => MaskByName($"{path}[{index}]", item))));
        }

        return value.IsNullOrUndefined ? value : Value.Text($"{{{path}}}");
    }

    private Value MaskScalar(Value value)
    {
        string text = value.ToString();
        string masked = Mask(text);
        return ReferenceEquals(masked, text) ? value : Value.Text(masked);
    }

    private Value MaskMembers(Value value, ValueObject members)
    {
        ValueObject.Builder masked = new(members.Count);
        foreach ((string name, Value member) in members)
        {
            masked.Set(Mask(name), Mask(member));
        }

        ValueObject result = masked.ToObject();
        return result.Equals(members) ? value : Value.Object(result);
    }
}
