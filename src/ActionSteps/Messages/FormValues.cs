using System.Text.Json;
using ActionSteps.Sessions;

namespace ActionSteps.Messages;

/// <summary>Reads and writes the members of message forms. Reading takes any shape: what does not fit is as if it were not there.</summary>
internal static class FormValues
{
    // Far beyond every message and session entry, and short of the nesting that a value may have around it.
    private const int DeepestForm = 48;

    /// <summary>The longest JSON text of strangers that is looked at: 1,000,000 UTF-16 units.</summary>
    public const int MaxJsonLength = 1_000_000;

    /// <summary>
    /// The longest JSON text of a form: 32 MB. Parts that are shared count each time, because on the wire they are not.
    /// </summary>
    public const long MaxBytes = 32 * 1024 * 1024;

    /// <summary>Whether a form is small and flat enough to be looked at.</summary>
    public static bool IsAcceptable(Value form) =>
        form.Depth <= DeepestForm && (ValueNode.BoundOf(form) <= MaxBytes || ValueSize.Utf8Bytes(form, MaxBytes) <= MaxBytes);

    /// <summary>Reads an object from JSON text of strangers.</summary>
    public static bool TryParse(string json, out Value value)
    {
        value = default;
        if (json.Length > MaxJsonLength || !json.AsSpan().TrimStart().StartsWith('{'))
        {
            return false;
        }

        try
        {
            value = Value.ParseJson(json);
            return IsAcceptable(value);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>A member that is left out when there is no text.</summary>
    public static Value Optional(string? text) => string.IsNullOrEmpty(text) ? default : Value.Text(text);

    /// <summary>The forms of the items; those that have none are left out.</summary>
    public static Value ListOf<T>(MessageItems<T> items, Func<T, Value> form) =>
        Value.List(ValueList.Create(items.Select(form).Where(static item => !item.IsUndefined)));

    /// <summary>A member that is left out when there are no items.</summary>
    public static Value OptionalList<T>(MessageItems<T> items, Func<T, Value> form) => items.Count == 0 ? default : ListOf(items, form);

    /// <summary>A member as text: nothing gives empty text, numbers and booleans what a template prints.</summary>
    public static string TextOf(Value value) => value.ToString();

    /// <summary>A member as text; <c>null</c> when it is missing or empty.</summary>
    public static string? OptionalTextOf(Value value) => TextOf(value) is { Length: > 0 } text ? text : null;

    /// <summary>A boolean, also as text; the default when it is anything else.</summary>
    public static bool BooleanOf(Value value, bool orElse) =>
        value.TryGetBoolean(out bool boolean) || (value.TryGetText(out string? text) && bool.TryParse(text, out boolean)) ? boolean : orElse;

    /// <summary>The first that is there.</summary>
    public static Value FirstOf(params ReadOnlySpan<Value> values)
    {
        foreach (Value value in values)
        {
            if (!value.IsNullOrUndefined)
            {
                return value;
            }
        }

        return default;
    }

    /// <summary>The objects of a list, or the object that stands in place of one. One level of nested lists is flattened.</summary>
    public static IEnumerable<Value> ObjectsOf(Value list)
    {
        if (!list.TryGetList(out ValueList? items))
        {
            return list.IsObject ? [list] : [];
        }

        return items.SelectMany(static item => item.TryGetList(out ValueList? nested) ? nested : Enumerable.Repeat(item, 1))
            .Where(static item => item.IsObject);
    }

    /// <summary>The items that could be read.</summary>
    public static MessageItems<T> ReadAll<T>(Value list, Func<Value, T?> read)
        where T : class
    {
        List<T> items = [];
        foreach (Value item in ObjectsOf(list))
        {
            if (read(item) is { } part)
            {
                items.Add(part);
            }
        }

        return MessageItems.Own(items);
    }
}
