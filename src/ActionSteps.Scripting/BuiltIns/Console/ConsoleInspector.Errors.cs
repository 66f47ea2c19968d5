namespace ActionSteps.Scripting.BuiltIns;

/// <content>Errors: their stack, and what they carry besides.</content>
internal sealed partial class ConsoleInspector
{
    private string ErrorBase(ConsoleSubject about, List<PropertyKey> keys)
    {
        JsObject error = about.Target;
        string name = Shown(JsError.PeekText(realm, error, Names.Name)) ?? "Error";
        string message = JsError.PeekText(realm, error, Names.Message) ?? "";
        string stack = JsError.PeekText(realm, error, Names.Stack) is { Length: > 0 } lines ? lines
            : name.Length == 0 ? message
            : message.Length == 0 ? name
            : $"{name}: {message}";
        RemoveRepeated(error, keys, stack);
        AddHidden(error, keys, Names.Cause, static _ => true);
        AddHidden(error, keys, Names.Errors, static value => value.Cell is JsArray);
        stack = WithClass(about, stack, name);
        if (stack.Length > MaxTextLength)
        {
            stack = stack[..MaxTextLength];
        }

        int from = message.Length > 0 ? stack.IndexOf(message, StringComparison.Ordinal) : -1;
        from = from < 0 ? 0 : from + message.Length;
        if (stack.IndexOf("\n    at", Math.Min(from, stack.Length), StringComparison.Ordinal) < 0)
        {
            stack = $"[{stack}]";
        }

        return _indentation == 0 ? stack : stack.Replace("\n", "\n" + new string(' ', _indentation), StringComparison.Ordinal);
    }

    // Name, message and stack are in the first lines already.
    private void RemoveRepeated(JsObject error, List<PropertyKey> keys, string stack)
    {
        foreach (JsString name in (ReadOnlySpan<JsString>)[Names.Name, Names.Message, Names.Stack])
        {
            int at = keys.IndexOf(name);
            if (at >= 0 && error.TryGetOwn(realm, name, out JsValue value, out _)
                && (value.Cell is not JsString text || stack.Contains(text.Text, StringComparison.Ordinal)))
            {
                keys.RemoveAt(at);
            }
        }
    }

    private void AddHidden(JsObject error, List<PropertyKey> keys, JsString name, Func<JsValue, bool> isShown)
    {
        if (!keys.Contains(name) && error.TryGetOwn(realm, name, out JsValue value, out _) && isShown(value))
        {
            keys.Add(name);
        }
    }

    /// <summary>The stack with the name of the class, where its first line does not tell it.</summary>
    private static string WithClass(ConsoleSubject about, string stack, string name)
    {
        bool isPlain = name.EndsWith("Error", StringComparison.Ordinal) && stack.StartsWith(name, StringComparison.Ordinal)
            && (stack.Length == name.Length || stack[name.Length] is ':' or '\n');
        if (about.Constructor is not null && !isPlain)
        {
            return stack;
        }

        string prefix = about.Prefix("Error")[..^1];
        if (name == prefix || (about.Constructor is null && !isPlain))
        {
            return stack;
        }

        return prefix.Contains(name, StringComparison.Ordinal) ? prefix + stack[name.Length..] : $"{prefix} [{name}]{stack[name.Length..]}";
    }
}
