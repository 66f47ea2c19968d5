using System.Diagnostics.CodeAnalysis;

namespace ActionSteps.Blocks.Reading;

/// <summary>The ids of a bot's blocks and every place that names one. References are looked up at the end, as they may lead forward.</summary>
internal sealed class BlockNames
{
    private readonly Dictionary<string, FaultPlace> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _otherNames = new(StringComparer.Ordinal);
    private readonly List<Reference> _references = [];

    /// <summary>Takes the id of a block.</summary>
    /// <returns>Whether no block before has it.</returns>
    public bool TryDeclare(string id, FaultPlace place, [NotNullWhen(false)] out string? first)
    {
        bool isNew = _ids.TryAdd(id, place);
        first = isNew ? null : PathStack.TextOf(_ids[id].Parts);
        return isNew;
    }

    /// <summary>Takes the label or name of a block: a builder may write what an editor shows instead of the id.</summary>
    public void AddOtherName(string? name, string id)
    {
        if (name is not null)
        {
            _otherNames.TryAdd(name, id);
        }
    }

    /// <summary>Takes a place that names a block.</summary>
    public void Refer(string id, FaultPlace place, FaultSeverity severity = FaultSeverity.Fault) =>
        _references.Add(new Reference(id, place, severity));

    /// <summary>Reports every reference to a block that the bot does not have.</summary>
    public void Resolve(BotCheck check)
    {
        foreach (Reference reference in _references)
        {
            if (!_ids.ContainsKey(reference.Id))
            {
                string? suggestion = check.Found.HasRoom(reference.Severity) ? Suggest(reference.Id, check.Suggestions) : null;
                check.Add(reference.Place, reference.Severity, $"There is no block {FaultText.Quote(reference.Id)}.", suggestion);
            }
        }
    }

    private string? Suggest(string id, Suggestions suggestions) =>
        _otherNames.GetValueOrDefault(id)
        ?? suggestions.Nearest(id, _ids.Keys)
        ?? (suggestions.Nearest(id, _otherNames.Keys) is { } name ? _otherNames[name] : null);

    private readonly record struct Reference(string Id, FaultPlace Place, FaultSeverity Severity);
}
