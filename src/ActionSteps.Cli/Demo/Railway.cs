using System.Collections.Specialized;
using System.Globalization;
using System.Text.Json;
using ActionSteps.Sessions;

namespace ActionSteps.Cli.Demo;

/// <summary>What the railway of the demo knows and does. Used by one request at a time.</summary>
internal sealed class Railway
{
    private const int GroupSize = 3;
    private const double GroupDiscount = 0.1;

    private static readonly Dictionary<string, Value> s_trains = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Ghent"] = Train("Ghent", "10:04", 7, 12.5),
        ["Antwerp"] = Train("Antwerp", "09:32", 22, 9.8),
        ["Bruges"] = Train("Bruges", "09:58", 11, 16.2),
    };

    private int _sold;

    public RailwayAnswer Answer(string method, string path, NameValueCollection query, string body) => (method, path) switch
    {
        ("GET", "/trains") => FindTrain(query["destination"] ?? string.Empty, query["otherwise"]),
        ("GET", "/offers") => new RailwayAnswer(200, Value.Object(("discount", Discount(query["seats"])))),
        ("POST", "/tickets") => SellTicket(body),
        _ => Refuse(404, $"There is no {method} {path}; ask for /trains, /offers or /tickets."),
    };

    /// <summary>Answers in the contract of the API step: session data, or a message and the block to go to.</summary>
    private static RailwayAnswer FindTrain(string destination, string? otherwise)
    {
        if (s_trains.TryGetValue(destination.Trim(), out Value train))
        {
            return new RailwayAnswer(200, Value.Object(("session", Session("train", train))));
        }

        // The answer is a template, and what a user typed must not become part of it: the variable is.
        string text = "We have no train to {destination} yet, but to " + string.Join(", ", s_trains.Keys.Order()) + ".";
        return new RailwayAnswer(200, Value.Object(
            ("messages", Value.List(TextMessage(text))),
            ("action", Value.Object(("nextDialogstate", otherwise is null ? Value.Null : otherwise)))));
    }

    private RailwayAnswer SellTicket(string body)
    {
        Value order;
        try
        {
            order = Value.ParseJson(body);
        }
        catch (JsonException)
        {
            return Refuse(400, "The body is not JSON.");
        }

        if (!s_trains.ContainsKey(order["destination"].ToString()))
        {
            return Refuse(409, "We do not go there.");
        }

        Value ticket = Value.Object(
            ("number", string.Create(CultureInfo.InvariantCulture, $"T-{++_sold:0000}")),
            ("destination", order["destination"]),
            ("seats", order["seats"]));
        return new RailwayAnswer(201, Value.Object(
            ("session", Session("ticket", ticket)),
            ("messages", Value.List(TextMessage("Your ticket has the number {ticket.number}.")))));
    }

    private static double Discount(string? seats) =>
        int.TryParse(seats, CultureInfo.InvariantCulture, out int count) && count >= GroupSize ? GroupDiscount : 0;

    private static Value Train(string destination, string departure, int platform, double price) => Value.Object(
        ("destination", destination), ("departure", departure), ("platform", platform), ("price", price));

    private static Value Session(string name, Value data) => Value.Object(("namespace", name), ("data", data));

    private static Value TextMessage(string text) => Value.Object(
        ("type", "text"),
        ("config", Value.Object(("textMessages", Value.List(Value.Object(("text", text)))))));

    private static RailwayAnswer Refuse(int status, string error) => new(status, Value.Object(("error", error)));
}
