namespace ActionSteps.Scripting.BuiltIns;

/// <summary>
/// Values as a person wants to read them in a log, in the words and line breaks of Node. Runs no script: getters are named, a proxy is
/// shown as its target. What it may write is bounded, so that no value costs more than a log line is worth.
/// </summary>
internal sealed partial class ConsoleInspector(Realm realm, int maxDepth = 2, bool showHidden = false)
{
    private const int MaxItems = 100;
    private const int MaxTextLength = 10_000;
    private const int MaxLength = 65_536;
    private const int MaxChain = 1_000;
    private const int BreakLength = 80;

    /// <summary>Levels of objects that may share a line.</summary>
    private const int Compact = 3;

    private readonly List<JsObject> _seen = [];
    private List<JsObject>? _circular;
    private int _indentation;
    private int _currentDepth;
    private int _left = MaxLength;

    internal string Inspect(JsValue value) => Value(value, 0);

    private string Value(JsValue value, int depth, bool isOfBuffer = false)
    {
        realm.Meter.Charge(5);
        if (_left <= 0)
        {
            return "…";
        }

        if (!value.TryGetObject(out JsObject? target))
        {
            return Pay(Primitive(value));
        }

        for (int i = 0; target is JsProxy proxy; i++)
        {
            if (proxy.Target is null || i > MaxChain)
            {
                return Pay("<Revoked Proxy>");
            }

            realm.Meter.Charge(1);
            target = proxy.Target;
        }

        if (IsSeen(target))
        {
            _circular ??= [];
            int at = _circular.IndexOf(target);
            if (at < 0)
            {
                at = _circular.Count;
                _circular.Add(target);
            }

            return Pay($"[Circular *{(at + 1).ToString(CultureInfo.InvariantCulture)}]");
        }

        using var scope = new NativeScope(realm);
        return Raw(target, depth, isOfBuffer);
    }

    private string Raw(JsObject target, int depth, bool isOfBuffer)
    {
        string? constructor = ConstructorName(target, depth);
        string tag = TagOf(target);
        var about = new ConsoleSubject(target, constructor, tag == constructor ? "" : tag);
        var keys = new List<PropertyKey>();
        if (Opening(about, keys, depth, isOfBuffer) is { } whole)
        {
            return Pay(whole);
        }

        if (depth > maxDepth)
        {
            return Pay($"[{(constructor is null ? about.Prefix("Object")[1..^2] : target is JsArray ? "Array" : about.Prefix("Object")[..^1])}]");
        }

        depth++;
        _seen.Add(target);
        _currentDepth = depth;
        var output = new List<string>();
        AddContent(about, output, depth, isOfBuffer);
        foreach (PropertyKey key in keys)
        {
            if (_left <= 0)
            {
                output.Add("…");
                break;
            }

            output.Add(Property(target, key, depth));
        }

        if (_circular is not null && _circular.IndexOf(target) is >= 0 and int at)
        {
            string reference = $"<ref *{(at + 1).ToString(CultureInfo.InvariantCulture)}>";
            about.Base = about.Base.Length == 0 ? reference : $"{reference} {about.Base}";
        }

        _seen.RemoveAt(_seen.Count - 1);
        return Arrange(about, output, depth);
    }

    private bool IsSeen(JsObject target)
    {
        foreach (JsObject known in _seen)
        {
            if (ReferenceEquals(known, target))
            {
                return true;
            }
        }

        return false;
    }

    private string Pay(string text)
    {
        _left -= text.Length;
        realm.Meter.Charge(text.Length / 8);
        realm.Meter.Allocate(24 + (2L * text.Length));
        return text;
    }

    private string Primitive(JsValue value)
    {
        if (value.IsNumber)
        {
            return Number(value.Number);
        }

        return value.Cell switch
        {
            JsString text => Text(text.Text),
            JsBigInt => Operations.ToText(realm, value) + "n",
            JsSymbol symbol => symbol.ToString(),
            _ => Operations.Describe(value),
        };
    }

    internal static string Number(double number) => number == 0 && double.IsNegative(number) ? "-0" : NumberText.Format(number);

    private string Text(string text)
    {
        string rest = "";
        if (text.Length > MaxTextLength)
        {
            int more = text.Length - MaxTextLength;
            rest = $"... {more.ToString(CultureInfo.InvariantCulture)} more character{(more > 1 ? "s" : "")}";
            text = text[..MaxTextLength];
        }

        if (text.Length <= 16 || text.Length <= BreakLength - _indentation - 4 || !text.Contains('\n'))
        {
            return ConsoleText.Quote(text) + rest;
        }

        var lines = new List<string>();
        for (int start = 0; start < text.Length;)
        {
            int end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(ConsoleText.Quote(text[start..end]));
            start = end;
        }

        return string.Join(" +\n" + new string(' ', _indentation + 2), lines) + rest;
    }

    private string Property(JsObject target, PropertyKey key, int depth)
    {
        if (!target.TryGetOwn(realm, key, out JsValue slot, out PropertyFlags flags))
        {
            return "";
        }

        string shown;
        if ((flags & PropertyFlags.Accessor) == 0)
        {
            _indentation += 2;
            shown = Value(slot, depth);
            _indentation -= 2;
        }
        else
        {
            var accessor = (Accessor)slot.Cell!;
            shown = accessor.Getter is null ? accessor.Setter is null ? "undefined" : "[Setter]" : accessor.Setter is null ? "[Getter]" : "[Getter/Setter]";
        }

        string name = key.Cell is JsSymbol symbol ? $"[{ConsoleText.Escape(symbol.ToString())}]" : key.ToString();
        if (!key.IsSymbol)
        {
            name = name == "__proto__" ? "['__proto__']"
                : (flags & PropertyFlags.Enumerable) == 0 ? $"[{ConsoleText.Escape(name)}]"
                : ConsoleText.IsWord(name) ? name
                : ConsoleText.Quote(name);
        }

        return $"{Pay(name)}: {shown}";
    }
}
