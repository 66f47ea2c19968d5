using ActionSteps.Expressions;
using ActionSteps.Sessions;

namespace ActionSteps.Messages;

/// <summary>
/// The content of a message with its placeholders parsed. Types, ids of blocks and names of parameters are literal; values of
/// parameters and pairs of JSON builders keep their native type; values in HTML are escaped. Immutable, shared between threads.
/// </summary>
internal abstract class ContentTemplate
{
    /// <summary>What a part is for, which decides how its placeholders are written.</summary>
    private enum Role
    {
        Text,
        Native,
        Html,
        Parameters,
        Literal,
    }

    /// <summary>Whether there is no placeholder and nothing to pick, so that the content is always the same.</summary>
    public virtual bool IsFixed => false;

    /// <summary>The texts of which one is the message, when there is nothing beside them; <c>null</c> otherwise.</summary>
    public virtual ContentTemplate[]? OnlyTexts => null;

    /// <summary>Whether a text of the content holds a brace; without any there is no placeholder.</summary>
    public static bool HasBraces(Value content)
    {
        if (content.TryGetText(out string? text))
        {
            return text.AsSpan().ContainsAny('{', '}');
        }

        ReadOnlySpan<Value> parts = content.TryGetList(out ValueList? list) ? list.Items
            : content.TryGetObject(out ValueObject? members) ? members.Values
            : [];
        foreach (ref readonly Value part in parts)
        {
            if (HasBraces(part))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Parses the content of a message.</summary>
    /// <param name="type">The type of the message, not an alias.</param>
    /// <param name="config">The content.</param>
    public static ContentTemplate Parse(string type, Value config)
    {
        if (type == MessageTypes.Json && config["__component"] != "html")
        {
            return Parse(config, Role.Native);
        }

        if (!config.TryGetObject(out ValueObject? members) || !members["textMessages"].TryGetList(out ValueList? texts))
        {
            return Parse(config, Role.Text);
        }

        return Members.Of(members, name => name == "textMessages" ? Alternatives.Of(texts) : Parse(name, members[name], Role.Text));
    }

    /// <summary>The content with every placeholder replaced and one text picked.</summary>
    public abstract Value Render(EvaluationContext context, ContentBudget budget);

    /// <summary>The text of one of <see cref="OnlyTexts"/>.</summary>
    public virtual string RenderText(EvaluationContext context, ContentBudget budget) => PartReader.TextOf(Render(context, budget));

    /// <summary>The placeholders, each with its JSON path.</summary>
    public abstract IEnumerable<(string Path, Template Template)> Find(string path);

    /// <summary>
    /// Parses a member. A payload that is JSON text is taken apart, so that values cannot change its structure.
    /// </summary>
    private static ContentTemplate Parse(string name, Value value, Role role)
    {
        if (role == Role.Text && name == "payload" && value.TryGetText(out string? json) && FormValues.TryParse(json, out Value payload))
        {
            value = payload;
        }

        return Parse(value, RoleOf(name, role));
    }

    private static ContentTemplate Parse(Value value, Role role)
    {
        if (value.TryGetText(out string? text) && role != Role.Literal && text.AsSpan().ContainsAny('{', '}'))
        {
            return new Placeholder(text, role);
        }

        if (value.TryGetList(out ValueList? list))
        {
            return Items.Of(list, role);
        }

        return value.TryGetObject(out ValueObject? members)
            ? Members.Of(members, name => Parse(name, members[name], role))
            : new Constant(value);
    }

    private static Role RoleOf(string name, Role role) => (role, name) switch
    {
        (Role.Text, "type" or "nextDialogstateId") => Role.Literal,
        (Role.Text, "params" or "parameters") => Role.Parameters,
        (Role.Text, "html") => Role.Html,
        (Role.Parameters, "value") => Role.Native,
        (Role.Parameters, _) => Role.Literal,
        _ => role,
    };

    private sealed class Constant(Value value) : ContentTemplate
    {
        public override bool IsFixed => true;

        public override Value Render(EvaluationContext context, ContentBudget budget) => value;

        public override IEnumerable<(string Path, Template Template)> Find(string path) => [];
    }

    private sealed class Placeholder(string text, Role role) : ContentTemplate
    {
        private readonly Template _template = text;

        private readonly TemplateEncoding _encoding =
            role == Role.Html ? TemplateEncoding.Html : IsSpeech(text) ? TemplateEncoding.Xml : TemplateEncoding.None;

        public override Value Render(EvaluationContext context, ContentBudget budget)
        {
            if (budget.IsExceeded)
            {
                return Value.Null;
            }

            return budget.Take(role == Role.Native ? _template.Evaluate(context) : _template.Render(context, _encoding));
        }

        public override IEnumerable<(string Path, Template Template)> Find(string path) => [(path, _template)];

        /// <summary>SSML, which voice channels get as it is: the whole text is one speak element.</summary>
        private static bool IsSpeech(string text)
        {
            ReadOnlySpan<char> trimmed = text.AsSpan().Trim();
            return trimmed.StartsWith("<speak", StringComparison.Ordinal) && trimmed.EndsWith("</speak>", StringComparison.Ordinal);
        }
    }

    private sealed class Items(ContentTemplate[] items) : ContentTemplate
    {
        public static ContentTemplate Of(ValueList list, Role role)
        {
            ContentTemplate[] items = [.. list.Select(item => Parse(item, role))];
            return Array.TrueForAll(items, static item => item.IsFixed) ? new Constant(Value.List(list)) : new Items(items);
        }

        public override Value Render(EvaluationContext context, ContentBudget budget) =>
            Value.List(ValueList.Create(items.Select(item => item.Render(context, budget))));

        public override IEnumerable<(string Path, Template Template)> Find(string path) =>
            items.SelectMany((item, index) => item.Find($"{path}[{index}]"));
    }

    private sealed class Members(ValueObject source, ContentTemplate[] members) : ContentTemplate
    {
        public static ContentTemplate Of(ValueObject source, Func<string, ContentTemplate> parse)
        {
            ContentTemplate[] members = [.. source.Names.ToArray().Select(parse)];
            return Array.TrueForAll(members, static member => member.IsFixed)
                ? new Constant(Value.Object(source))
                : new Members(source, members);
        }

        public override ContentTemplate[]? OnlyTexts => IsOnly("textMessages") && members[0] is Alternatives alternatives ? alternatives.Texts : null;

        public override string RenderText(EvaluationContext context, ContentBudget budget) =>
            IsOnly("text") ? members[0].Render(context, budget).ToString() : base.RenderText(context, budget);

        public override Value Render(EvaluationContext context, ContentBudget budget)
        {
            ValueObject.Builder rendered = new(members.Length);
            for (int i = 0; i < members.Length; i++)
            {
                rendered.Set(source.Names[i], members[i].Render(context, budget));
            }

            return Value.Object(rendered.ToObject());
        }

        public override IEnumerable<(string Path, Template Template)> Find(string path) =>
            members.SelectMany((member, index) => member.Find($"{path}.{source.Names[index]}"));

        private bool IsOnly(string name) => source.Count == 1 && source.Names[0] == name;
    }

    /// <summary>Texts of which one is picked, so that only that one is rendered.</summary>
    private sealed class Alternatives(ContentTemplate[] texts) : ContentTemplate
    {
        public ContentTemplate[] Texts => texts;

        public static ContentTemplate Of(ValueList list)
        {
            ContentTemplate[] texts = [.. list.Select(text => Parse(text, Role.Text))];
            return texts.Length == 0 || (texts.Length == 1 && texts[0].IsFixed) ? new Constant(Value.List(list)) : new Alternatives(texts);
        }

        public override Value Render(EvaluationContext context, ContentBudget budget) =>
            Value.List(texts[texts.Length == 1 ? 0 : context.Random.Next(texts.Length)].Render(context, budget));

        public override IEnumerable<(string Path, Template Template)> Find(string path) =>
            texts.SelectMany((text, index) => text.Find($"{path}[{index}]"));
    }
}
