using ActionSteps.Sessions;

namespace ActionSteps.Blocks;

/// <summary>One node of a bot's flow. Immutable; shared by all sessions.</summary>
public abstract class Block
{
    private Value? _dialogState;
    private string? _hash;

    private protected Block(string id)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        Id = id;
    }

    /// <summary>The id, unique in the bot.</summary>
    public string Id { get; }

    /// <summary>The kind in bot files: <c>action</c>, <c>message</c>, <c>condition</c> or <c>input</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>A name for people; the id when left out.</summary>
    public string? Name { get; init; }

    /// <summary>A second name by which "go to variable block" finds it; <c>null</c> for none.</summary>
    public string? Label { get; init; }

    /// <summary>Contexts that become active when the block is entered, with the number of times each may be used.</summary>
    public IReadOnlyDictionary<string, int> OutputContexts { get; init; } = new Dictionary<string, int>();

    /// <summary>Contexts that a host's intent matching requires to be active before it chooses this block.</summary>
    public IReadOnlyList<string> InputContexts { get; init; } = [];

    /// <summary>
    /// Names what a run that goes on in the middle of the block relies on: the kind of the block, and the kinds and ids of its steps in
    /// their order. A block whose texts, values and conditions are corrected keeps its hash.
    /// </summary>
    internal string Hash => _hash ??= BotHash.OfBlock(this);

    /// <summary>What <c>{internal.currentDialogstate}</c> reads while the block runs.</summary>
    internal Value DialogState => _dialogState ??= Value.Object(("name", Name ?? Id), ("id", Id), ("type", Kind));
}
