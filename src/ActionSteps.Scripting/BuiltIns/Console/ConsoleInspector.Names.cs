namespace ActionSteps.Scripting.BuiltIns;

/// <content>What an object is called.</content>
internal sealed partial class ConsoleInspector
{
    private string? ConstructorName(JsObject target, int depth)
    {
        int steps = 0;
        for (JsObject? holder = target; holder is { HasOrdinaryPrototype: true } && steps < MaxChain; holder = holder.Prototype, steps++)
        {
            realm.Meter.Charge(1);
            if (holder.TryGetOwn(realm, Names.Constructor, out JsValue slot, out PropertyFlags flags) && (flags & PropertyFlags.Accessor) == 0
                && slot.Cell is JsObject { IsCallable: true, HasOrdinaryPrototype: true } constructor
                && Shown(JsError.PeekText(realm, constructor, Names.Name)) is { Length: > 0 } name && IsInstance(target, constructor))
            {
                return name;
            }
        }

        if (target.Prototype is not { } first)
        {
            return null;
        }

        if (depth > maxDepth)
        {
            return "Object <Complex prototype>";
        }

        string? inner = first is { HasOrdinaryPrototype: true, Prototype: not null } && depth < MaxItems ? ConstructorName(first, depth + 1) : null;
        return inner is null ? "Object <[Object: null prototype] {}>" : $"Object <{inner}>";
    }

    private bool IsInstance(JsObject target, JsObject constructor)
    {
        if (!constructor.TryGetOwn(realm, Names.Prototype, out JsValue slot, out PropertyFlags flags) || (flags & PropertyFlags.Accessor) != 0)
        {
            return false;
        }

        JsObject? link = target.Prototype;
        for (int i = 0; link is not null && i < MaxChain; i++, link = link.Prototype)
        {
            realm.Meter.Charge(1);
            if (ReferenceEquals(link, slot.Cell))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The tag of the nearest prototype that has one, unless it is shown as a property anyway.</summary>
    private string TagOf(JsObject target)
    {
        if (target is JsTypedArray array)
        {
            return array.ClassName;
        }

        int steps = 0;
        for (JsObject? holder = target; holder is { HasOrdinaryPrototype: true } && steps < MaxChain; holder = holder.Prototype, steps++)
        {
            realm.Meter.Charge(1);
            if (holder.TryGetOwn(realm, JsSymbol.ToStringTag, out JsValue slot, out PropertyFlags flags))
            {
                bool isShown = ReferenceEquals(holder, target) && (flags & PropertyFlags.Enumerable) != 0;
                return !isShown && (flags & PropertyFlags.Accessor) == 0 && slot.Cell is JsString text ? Shown(text.Text) ?? "" : "";
            }
        }

        return "";
    }

    // A script can make names of any length.
    private static string? Shown(string? name) => name is { Length: > 1_000 } ? name[..1_000] + "…" : name;

    private string FunctionBase(ConsoleSubject about)
    {
        JsObject target = about.Target;
        string name = Shown(JsError.PeekText(realm, target, Names.Name)) ?? "";
        if (target is JsFunction { Code.IsClassConstructor: true })
        {
            return ClassBase(about, name);
        }

        string kind = target is JsFunction function
            ? (function.Code.IsAsync ? "Async" : "") + (function.Code.IsGenerator ? "Generator" : "") + "Function"
            : "Function";
        string text = $"[{kind}{(about.Constructor is null ? " (null prototype)" : "")}{(name.Length == 0 ? " (anonymous)" : ": " + name)}]";
        if (about.Constructor is not null && about.Constructor != kind)
        {
            text += " " + about.Constructor;
        }

        return about.Tag.Length > 0 ? $"{text} [{about.Tag}]" : text;
    }

    private string ClassBase(ConsoleSubject about, string name)
    {
        string text = "[class " + (name.Length == 0 ? "(anonymous)" : name);
        if (about.Constructor is null)
        {
            return text + " extends [null prototype]]";
        }

        if (about.Constructor != "Function")
        {
            text += $" [{about.Constructor}]";
        }

        if (about.Tag.Length > 0)
        {
            text += $" [{about.Tag}]";
        }

        string parent = Shown(JsError.PeekText(realm, about.Target.Prototype, Names.Name)) ?? "";
        return parent.Length == 0 ? text + "]" : $"{text} extends {parent}]";
    }

    private string RegExpText(JsRegExp expression)
    {
        const string Letters = "dgimsuvy";
        string flags = "";
        for (int i = 0; i < Letters.Length; i++)
        {
            if (((int)expression.Program.Flags & (1 << i)) != 0)
            {
                flags += Letters[i];
            }
        }

        return $"/{RegExpPrototype.EscapePattern(realm, expression.Program.Source).Text}/{flags}";
    }

    private static string UrlPart(JsUrl url, string name) => name switch
    {
        "href" => url.Record.ToText(),
        "origin" => url.Record.Origin,
        "protocol" => url.Record.Scheme + ":",
        "username" => url.Record.Username,
        "password" => url.Record.Password,
        "host" => url.Record.HostAndPort,
        "hostname" => url.Record.Host ?? "",
        "port" => url.Record.Port?.ToString(CultureInfo.InvariantCulture) ?? "",
        "pathname" => url.Record.PathText,
        "search" => string.IsNullOrEmpty(url.Record.Query) ? "" : "?" + url.Record.Query,
        _ => string.IsNullOrEmpty(url.Record.Fragment) ? "" : "#" + url.Record.Fragment,
    };
}
