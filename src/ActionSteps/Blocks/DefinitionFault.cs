using System.Globalization;

namespace ActionSteps.Blocks;

/// <summary>One thing that is wrong with a bot, and where. Immutable.</summary>
/// <param name="Path">The JSON path of the place, such as <c>$.blocks[0].steps[1].kind</c>; <c>$</c> is the bot itself.</param>
/// <param name="Message">What is wrong and what to do, as a sentence.</param>
public sealed record DefinitionFault(string Path, string Message)
{
    /// <summary>Whether the bot can be used in spite of it.</summary>
    public FaultSeverity Severity { get; init; }

    /// <summary>The line, counted from 1; 0 when the bot was not read from text.</summary>
    public int Line { get; init; }

    /// <summary>
    /// The column, counted from 1 in UTF-16 units, as editors do; 0 when the bot was not read from text. A fault of a template points at the
    /// very place in the text, also behind escapes.
    /// </summary>
    public int Column { get; init; }

    /// <summary>
    /// The id of the block in which it is, for a bot that was built in C#; <c>null</c> outside of blocks, and for a bot that was read from
    /// text, where line and column tell the place.
    /// </summary>
    public string? Block { get; init; }

    /// <summary>What was probably meant, to be written in place of the wrong name; <c>null</c> when nothing comes near.</summary>
    public string? Suggestion { get; init; }

    /// <summary>One line for people: <c>$.blocks[0].steps[1].kind (14,11): Unknown step kind "dely". Did you mean "delay"?</c></summary>
    public override string ToString()
    {
        string position = Line > 0 ? string.Create(CultureInfo.InvariantCulture, $" ({Line},{Column})")
            : Block is null ? string.Empty
            : $" (block \"{Block}\")";
        string question = Suggestion is null ? string.Empty : $" Did you mean \"{Suggestion}\"?";
        return $"{Path}{position}: {Message}{question}";
    }
}
