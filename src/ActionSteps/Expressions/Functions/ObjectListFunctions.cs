using System.Globalization;
using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Functions;

/// <summary>The members of objects as lists. A list has its positions as keys; anything else has no members.</summary>
internal static class ObjectListFunctions
{
    public static BuiltInFunction[] All { get; } =
    [
        new("KEYS", 1, 1, "object", "The names of the members.", static (a, context) => Members(a[0], context, static (name, _) => name)),
        new("VALUES", 1, 1, "object", "The values of the members.", static (a, context) => Members(a[0], context, static (_, value) => value)),
        new("ENTRIES", 1, 1, "object", "The members as objects with key and value.",
            static (a, context) => Members(a[0], context, static (name, value) => Value.Object(("key", name), ("value", value)))),
    ];

    private static Value Members(Value value, EvaluationContext context, Func<string, Value, Value> select)
    {
        ReadOnlySpan<Value> values = value.TryGetObject(out ValueObject? members) ? members.Values
            : value.TryGetList(out ValueList? list) ? list.Items
            : [];
        Work.ChargeList(context, values.Length);
        Value[] items = new Value[values.Length];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = select(members is null ? i.ToString(CultureInfo.InvariantCulture) : members.Names[i], values[i]);
        }

        return Value.List(ValueList.Own(items));
    }
}
