using System.Text.Json;

namespace ActionSteps.Scripting.Benchmarks.Start;

/// <summary>What the bot script gets and what it calls, in the three forms that are compared.</summary>
internal static class Order
{
    private const string Customer = "Ann Janssens";

    /// <summary>For our engine: plain data and functions of the host.</summary>
    public static ScriptGlobals CreateGlobals() => CreateGlobals(CreateValue());

    /// <summary>As a host does that has other arguments for each run.</summary>
    public static ScriptGlobals CreateGlobals(ScriptValue arguments) =>
        new ScriptGlobals()
            .Add("args", arguments)
            .Add("exchangeRate", static (arguments, _) => new(arguments[0].AsText() == "EUR" ? 1 : 1.1))
            .Add("save", static (arguments, _) => new("order-" + arguments[0]["lines"].AsList().Count))
            .Add("log", static (_, _) => default);

    public static ScriptValue CreateValue() => ScriptValue.Parse(JsonSerializer.Serialize(CreateArguments()));

    /// <summary>For code by hand and for Jint: dictionaries and arrays.</summary>
    public static Dictionary<string, object?> CreateArguments()
    {
        var items = new object?[20];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = new Dictionary<string, object?> { ["name"] = NameOf(i), ["price"] = PriceOf(i), ["quantity"] = 1.0 + (i % 3) };
        }

        return new() { ["customer"] = Customer, ["currency"] = "EUR", ["items"] = items };
    }

    private static string NameOf(int item) => "seat " + (char)('a' + item);

    private static double PriceOf(int item) => 10 + item;
}
