namespace ActionSteps.Sessions;

/// <summary>
/// The <c>internal</c> region. The block fields change with every block, so they stand beside the rest and are put together when
/// somebody reads the whole.
/// </summary>
internal sealed class InternalVariables
{
    public static readonly VariablePath LocalePath = "internal.locale";
    public static readonly VariablePath PreferredLanguagePath = "internal.preferredLanguage";
    public static readonly VariablePath ChannelPath = "internal.channel";
    public static readonly VariablePath UserPath = "internal.user";
    public static readonly VariablePath IsPausedPath = "internal.isPaused";
    public static readonly VariablePath OffloadPath = "internal.offload";
    public static readonly VariablePath InterruptedBlockPath = "internal.interruptedDialogstate";

    /// <summary>What the platform knows about one conversation, as opposed to the user.</summary>
    public static readonly VariablePath[] ConversationPaths =
    [
        "internal.nlp", "internal.messageContent", "internal.messageType", "internal.call", InterruptedBlockPath, OffloadPath,
    ];

    private const string CurrentName = "currentDialogstate";
    private const string PreviousName = "previousDialogstate";

    private ValueObject _fields = ValueObject.Empty;

    public InternalVariables()
    {
    }

    public InternalVariables(ValueObject fields)
    {
        CurrentBlock = fields[CurrentName];
        PreviousBlock = fields[PreviousName];
        _fields = fields.Without(CurrentName).Without(PreviousName);
    }

    /// <summary>Everything, to be kept by a snapshot: references, as values are immutable.</summary>
    public (ValueObject Fields, Value Current, Value Previous) State
    {
        get => (_fields, CurrentBlock, PreviousBlock);
        set => (_fields, CurrentBlock, PreviousBlock) = value;
    }

    public Value CurrentBlock { get; private set; }

    public Value PreviousBlock { get; private set; }

    public Value Get(VariablePath path)
    {
        if (path.Length == 1)
        {
            return Value.Object(ToObject());
        }

        ref readonly PathSegment field = ref path.Segments[1];
        Value value = field.Name switch
        {
            CurrentName => CurrentBlock,
            PreviousName => PreviousBlock,
            _ => field.IsReserved ? default : _fields.Get(field.Name, field.Hash),
        };
        for (int i = 2; i < path.Length; i++)
        {
            value = path.Segments[i].Read(value);
        }

        return value;
    }

    public void Set(VariablePath path, Value value)
    {
        Value whole = PathWriter.Write(Value.Object(ToObject()), path.Segments[1..], value);
        State = new InternalVariables(whole.TryGetObject(out ValueObject? fields) ? fields : ValueObject.Empty).State;
    }

    public void EnterBlock(Value block)
    {
        PreviousBlock = CurrentBlock;
        CurrentBlock = block;
    }

    public void LeaveBlocks() => (CurrentBlock, PreviousBlock) = (default, default);

    public ValueObject ToObject() =>
        _fields.With(CurrentName, CurrentBlock).With(PreviousName, PreviousBlock);
}
