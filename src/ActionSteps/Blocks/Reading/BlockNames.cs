using System.Diagnostics.CodeAnalysis;

namespace ActionSteps.Blocks.Reading;

/// <summary>The ids of a bot's blocks and every place that names one. References are looked up at the end, as they may lead forward.</summary>
internal sealed class BlockNames
{
    private readonly Dictionary<string, FaultPlace> _ids = new(StringComparer.Ordinal);
    private readonly List<Reference> _references = [];

    /// <summary>Takes the id of a block.</summary>
    /// <returns>Whether no block before has it.</returns>
    public bool TryDeclare(string id, FaultPlace place, [NotNullWhen(false)] out string? first)
    {
        bool isNew = _ids.TryAdd(id, place);
        first = isNew ? null : PathStack.TextOf(_ids[id].Parts);
        return isNew;
    }

    /// <summary>Takes a place that names a block.</summary>
    public void Refer(string id, FaultPlace place, FaultSeverity severity = FaultSeverity.Fault) =>
        _references.Add(new Reference(id, place, severity));

    /// <summary>Reports every reference to a block that the bot does not have.</summary>
    /// <param name="check">Where to report.</param>
    /// <param name="blocks">The blocks; missing where one could not be read.</param>
    public void Resolve(BotCheck check, IReadOnlyList<Block?> blocks)
    {
        Dictionary<string, string>? otherNames = null;
        foreach (Reference reference in _references)
        {
            if (_ids.ContainsKey(reference.Id))
            {
                continue;
            }

            string message = $"There is no block {FaultText.Quote(reference.Id)}.";
            string? suggestion = null;
            if (check.Found.HasRoom(reference.Severity))
            {
                otherNames ??= OtherNames(blocks);
                suggestion = otherNames.GetValueOrDefault(reference.Id) ?? Nearest(reference.Id, otherNames, check.Suggestions);
            }

            check.Add(reference.Place, reference.Severity, message, suggestion);
        }
    }

    private string? Nearest(string id, Dictionary<string, string> otherNames, Suggestions suggestions) =>
        suggestions.Nearest(id, _ids.Keys)
        ?? (suggestions.Nearest(id, otherNames.Keys) is { } name ? otherNames[name] : null);

    /// <summary>Labels and names with the ids of their blocks: a builder may have written what the editor shows.</summary>
    private static Dictionary<string, string> OtherNames(IReadOnlyList<Block?> blocks)
    {
        Dictionary<string, string> names = new(StringComparer.Ordinal);
        foreach (Block? block in blocks)
        {
            if (block?.Label is { } label)
            {
                names.TryAdd(label, block.Id);
            }

            if (block?.Name is { } name)
            {
                names.TryAdd(name, block.Id);
            }
        }

        return names;
    }

    private readonly record struct Reference(string Id, FaultPlace Place, FaultSeverity Severity);
}
