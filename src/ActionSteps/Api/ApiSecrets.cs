using ActionSteps.Expressions;
using ActionSteps.Sessions;

namespace ActionSteps.Api;

/// <summary>What must not stand in any log of one exchange, wherever a back end may repeat it. Used by one thread.</summary>
internal sealed class ApiSecrets
{
    /// <summary>What stands in the place of a secret.</summary>
    public const string Hidden = "***";

    // Shorter ones would tear up texts that have nothing to do with them.
    private const int ShortestLength = 3;

    private List<string>? _texts;

    public void Add(string? secret)
    {
        if (secret?.Length >= ShortestLength)
        {
            _texts ??= new List<string>(4);
            _texts.Add(secret);
            string encoded = Uri.EscapeDataString(secret);
            string quoted = Value.Text(secret).ToJson()[1..^1];
            AddOther(encoded, secret);
            AddOther(encoded.Replace("%20", "+", StringComparison.Ordinal), secret);
            AddOther(quoted, secret);
            AddOther(quoted.Replace("/", "\\/", StringComparison.Ordinal), secret);
            // The longer of two secrets first, so that nothing of it is left over.
            _texts.Sort(static (left, right) => right.Length.CompareTo(left.Length));
        }
    }

    /// <summary>Renders a template that is a secret itself: what is wrong with it is told without quoting it.</summary>
    public string Render(Template template, StepContext context, string field)
    {
        string text = template.Render(context.Evaluation);
        Add(text);
        if (context.Evaluation.Faults.Count > 0)
        {
            string code = context.Evaluation.Faults[0].Code;
            context.Evaluation.ClearFaults();
            context.Warn(code, $"A placeholder of \"{field}\" has failed; its text is not logged.");
        }

        return text;
    }

    public string Mask(string text)
    {
        for (int i = 0; i < _texts?.Count; i++)
        {
            text = text.Replace(_texts[i], Hidden, StringComparison.Ordinal);
        }

        return text;
    }

    public Value Mask(Value value)
    {
        if (_texts is null)
        {
            return value;
        }

        if (value.TryGetText(out string? text))
        {
            return Value.Text(Mask(text));
        }

        if (value.TryGetList(out ValueList? list))
        {
            return Value.List(ValueList.Create(list.Select(Mask)));
        }

        if (!value.TryGetObject(out ValueObject? members))
        {
            return value;
        }

        ValueObject.Builder masked = new(members.Count);
        foreach ((string name, Value member) in members)
        {
            masked.Set(Mask(name), Mask(member));
        }

        return Value.Object(masked.ToObject());
    }

    private void AddOther(string form, string secret)
    {
        if (form != secret)
        {
            _texts?.Add(form);
        }
    }
}
