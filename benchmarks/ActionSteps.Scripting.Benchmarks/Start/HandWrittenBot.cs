using System.Globalization;

namespace ActionSteps.Scripting.Benchmarks.Start;

/// <summary>What a developer would write in C# instead of the bot script, on the same data.</summary>
internal sealed class HandWrittenBot
{
    private readonly Dictionary<string, object?> _arguments = Order.CreateArguments();
    private readonly Func<string, double> _exchangeRate = static currency => currency == "EUR" ? 1 : 1.1;
    private readonly Func<Dictionary<string, object?>, string> _save = static order => "order-" + ((List<string>)order["lines"]!).Count;
    private readonly Action<string> _log = static _ => { };

    public Dictionary<string, object?> Run()
    {
        object?[] items = (object?[])_arguments["items"]!;
        double total = 0;
        int discounted = 0;
        var lines = new List<string>();
        foreach (object? entry in items)
        {
            var item = (Dictionary<string, object?>)entry!;
            double unit = (double)item["price"]!;
            double price = unit * (double)item["quantity"]!;
            if (unit > 20)
            {
                price *= 0.9;
                discounted++;
            }

            total += price;
            lines.Add(((int)(double)item["quantity"]!).ToString(CultureInfo.InvariantCulture) + " x " + (string)item["name"]!);
        }

        double rate = _exchangeRate((string)_arguments["currency"]!);
        var order = new Dictionary<string, object?>
        {
            ["customer"] = _arguments["customer"],
            ["lines"] = lines,
            ["discounted"] = discounted,
            ["total"] = total * rate,
        };
        string id = _save(order);
        _log("saved " + id + " for " + order["customer"]);
        return new() { ["id"] = id, ["total"] = order["total"], ["discounted"] = order["discounted"] };
    }
}
