using System.CommandLine;
using System.CommandLine.Parsing;

namespace ActionSteps.Cli.Input;

/// <summary>One <c>--say</c> or <c>--event</c>, in the order in which they were written.</summary>
/// <param name="Text">What the user says, or the JSON of the event.</param>
/// <param name="IsEvent">Whether it is an event.</param>
internal sealed record TurnInput(string Text, bool IsEvent)
{
    /// <summary>Collects both options in their common order.</summary>
    public static IReadOnlyList<TurnInput> Of(ParseResult parsed, Option<string[]> say, Option<string[]> events)
    {
        List<TurnInput> inputs = [];
        Option<string[]>? current = null;
        foreach (Token token in parsed.Tokens)
        {
            if (token.Type == TokenType.Option)
            {
                current = token.Value == say.Name ? say : token.Value == events.Name ? events : null;
            }
            else if (current is not null && token.Type == TokenType.Argument)
            {
                inputs.Add(new TurnInput(token.Value, current == events));
                current = null;
            }
        }

        return inputs;
    }
}
