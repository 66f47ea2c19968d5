namespace ActionSteps.Sessions;

/// <summary>
/// The variables of one session: what builders write, what the platform writes below <c>internal</c>, defaults, and the changes of the
/// current turn. Not thread-safe: one turn at a time works on a session. Values that are read are immutable and stay as they are.
/// </summary>
public sealed class SessionVariables
{
    /// <summary>The largest session: 10 MB, measured as UTF-8 bytes of the compact JSON of everything that builders can write.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    private const long NotMeasured = -1;

    private readonly List<VariableChange> _changes = [];
    private ValueBudget _recorded;
    private readonly SensitiveValues _sensitive = new();
    private VariableDefinitions _definitions = VariableDefinitions.None;
    private long _memberBytes = NotMeasured;

    internal SessionVariables()
    {
    }

    /// <summary>Everything that builders can write, without defaults.</summary>
    public ValueObject User { get; private set; } = ValueObject.Empty;

    /// <summary>The read-only region as <c>{internal}</c> reads it.</summary>
    public Value Internal => Value.Object(InternalData.ToObject());

    /// <summary>
    /// The changes since the turn began, oldest first, with their real values; once they hold 64 MB, later texts, lists and objects are
    /// recorded as <c>…</c>.
    /// </summary>
    public IReadOnlyList<VariableChange> Changes => _changes;

    /// <summary>What the bot says about its variables; set by the executor when a run begins.</summary>
    public VariableDefinitions Definitions
    {
        get => _definitions;
        internal set
        {
            if (!ReferenceEquals(_definitions, value))
            {
                _definitions = value;
                _sensitive.Clear();
            }
        }
    }

    internal InternalVariables InternalData { get; private set; } = new();

    /// <summary>Reads a path, written as text.</summary>
    /// <returns>The value, the default of the variable, or <see cref="Value.Undefined"/>.</returns>
    public Value this[string path] => Get(VariablePath.Parse(path));

    /// <summary>Reads a path.</summary>
    /// <returns>The value, the default of the variable, or <see cref="Value.Undefined"/>.</returns>
    public Value Get(VariablePath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path.Region != VariableRegion.User)
        {
            return GetSpecial(path);
        }

        ref readonly PathSegment root = ref path.Segments[0];
        Value value = User.Get(root.Name, root.Hash);
        if (value.IsUndefined)
        {
            if (root.IsReserved)
            {
                return default;
            }

            value = Definitions.Defaults.Get(root.Name, root.Hash);
        }

        return path.Length == 1 ? value : path.ReadBelowRoot(value);
    }

    /// <summary>Whether a path leads to something that is neither undefined nor null.</summary>
    public bool Exists(VariablePath path) => !Get(path).IsNullOrUndefined;

    /// <summary>Writes a path. <see cref="Value.Undefined"/> removes the variable, so that its default shows again.</summary>
    /// <returns>Why the write was refused, in which case nothing changed; <see cref="VariableFault.None"/> otherwise.</returns>
    public VariableFault Set(VariablePath path, Value value)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path.IsInternal)
        {
            return VariableFault.InternalReadOnly;
        }

        if (!path.IsValid || path.IsReserved)
        {
            return VariableFault.InvalidPath;
        }

        return Replace(path, value);
    }

    /// <summary>Removes a variable or a member; an item of a list becomes null.</summary>
    /// <returns>Why it was refused; a path that leads nowhere is no fault.</returns>
    public VariableFault Remove(VariablePath path) => Set(path, Value.Undefined);

    /// <summary>
    /// Stores a namespaced entry of an API answer or a script: an object is merged deeply into an existing object, anything else
    /// replaces. Dots in the namespace lead into the variable.
    /// </summary>
    public VariableFault Store(string? entryNamespace, Value data)
    {
        if (string.IsNullOrWhiteSpace(entryNamespace) || data.IsUndefined)
        {
            return VariableFault.InvalidEntry;
        }

        VariablePath path = VariablePath.Parse(entryNamespace);
        try
        {
            return Set(path, ValueMerge.Merge(GetOwn(path), ReservedNames.Remove(data)));
        }
        catch (LimitExceededException)
        {
            return VariableFault.InvalidPath;
        }
    }

    /// <summary>Removes everything that builders can write.</summary>
    public void Clear()
    {
        ValueObject before = User;
        User = ValueObject.Empty;
        _memberBytes = NotMeasured;
        foreach ((string name, Value value) in before)
        {
            VariablePath path = VariablePath.OfName(name);
            Record(path, value, path.Region == VariableRegion.User ? Get(path) : default);
        }
    }

    /// <summary>Replaces sensitive values by their names in texts and values that people other than the end user read.</summary>
    /// <returns>A mask of every value that sensitive variables had since the turn began; <c>null</c> when there is nothing to hide.</returns>
    public SensitiveMask? CreateMask() => Definitions.HasSensitive ? _sensitive.ToMask(this) : null;

    /// <summary>Writes data that only the platform may write.</summary>
    internal void SetInternal(VariablePath path, Value value)
    {
        Value old = Get(path);
        Value kept = ReservedNames.Remove(value);
        if (!old.Equals(kept))
        {
            InternalData.Set(path, kept);
            Record(path, old, kept);
        }
    }

    /// <summary>Forgets the conversation that is over (steps.md, Close conversation).</summary>
    internal void EndConversation()
    {
        Clear();
        foreach (VariablePath path in InternalVariables.ConversationPaths)
        {
            SetInternal(path, Value.Undefined);
        }

        if (Get(InternalVariables.IsPausedPath) == Value.True)
        {
            SetInternal(InternalVariables.IsPausedPath, Value.False);
        }

        InternalData.LeaveBlocks();
    }

    /// <summary>What sensitive variables held during the turn, by path.</summary>
    internal IReadOnlyList<(string Path, Value Value)> SensitiveSeen => _sensitive.Seen;

    /// <summary>The turn goes on that another process has begun.</summary>
    internal void GoOnWithTurn(IReadOnlyList<VariableChange> changes, IReadOnlyList<(string Path, Value Value)> sensitive)
    {
        BeginTurn();
        foreach (VariableChange change in changes)
        {
            _changes.Add(change with { OldValue = _recorded.Take(change.OldValue), NewValue = _recorded.Take(change.NewValue) });
        }

        foreach ((string path, Value value) in sensitive)
        {
            _sensitive.Add(VariablePath.Parse(path), value);
        }
    }

    internal void BeginTurn()
    {
        _changes.Clear();
        _recorded.Reset();
        _sensitive.Clear();
    }

    internal void Load(ValueObject user, InternalVariables internalData)
    {
        User = ReservedNames.Remove(user);
        InternalData = internalData;
        _memberBytes = NotMeasured;
        _sensitive.Clear();
    }

    internal Snapshot TakeSnapshot() => new(User, InternalData.State, _changes.Count, _memberBytes);

    internal void Restore(in Snapshot snapshot)
    {
        User = snapshot.User;
        InternalData.State = snapshot.Internal;
        _memberBytes = snapshot.MemberBytes;
        _changes.RemoveRange(snapshot.Changes, _changes.Count - snapshot.Changes);
    }

    private VariableFault Replace(VariablePath path, Value value)
    {
        PathSegment root = path.Segments[0];
        Value stored = User.Get(root.Name, root.Hash);
        Value written;
        ValueObject user;
        try
        {
            written = PathWriter.Write(stored, path.Segments[1..], ReservedNames.Remove(value));
            // What stays as it is costs no copy.
            user = written.Equals(stored) ? User : User.With(root.Name, written);
        }
        catch (Exception refused) when (refused is LimitExceededException or ArgumentException)
        {
            return VariableFault.InvalidPath;
        }

        if (!ReferenceEquals(user, User) && Take(user, path, stored, written) is var fault and not VariableFault.None)
        {
            return fault;
        }

        if (path.Length == 1 && root.Name == "preferredLanguage" && written.TryGetText(out string? language))
        {
            SwitchLanguage(language);
        }

        return VariableFault.None;
    }

    /// <summary>Makes changed data the data of the session, unless it is too large.</summary>
    private VariableFault Take(ValueObject user, VariablePath path, Value stored, Value written)
    {
        bool isEvents = path.Region == VariableRegion.Events;
        Value old = isEvents ? path.ReadBelowRoot(stored) : Get(path);
        if (!TryMeasure(user, path.Root, stored, written))
        {
            return VariableFault.SessionTooLarge;
        }

        User = user;
        Record(path, old, isEvents ? path.ReadBelowRoot(written) : Get(path));
        return VariableFault.None;
    }

    private void SwitchLanguage(string language)
    {
        string code = language.Length > 2 ? language[..2] : language;
        if (code.Length == 2 && char.IsAsciiLetter(code[0]) && char.IsAsciiLetter(code[1]))
        {
            SetInternal(InternalVariables.PreferredLanguagePath, Value.Text(code.ToLowerInvariant()));
        }
    }

    private void Record(VariablePath path, Value old, Value value)
    {
        if (Definitions.HasSensitive && Definitions.IsSensitive(path.Root))
        {
            _sensitive.Add(path, old);
            _sensitive.Add(path, value);
        }

        if (old.Equals(value))
        {
            return;
        }

        VariableChangeKind kind = old.IsUndefined ? VariableChangeKind.Added
            : value.IsUndefined ? VariableChangeKind.Deleted
            : VariableChangeKind.Updated;
        _changes.Add(new VariableChange(path.Source, kind, _recorded.Take(old), _recorded.Take(value)));
    }

    /// <summary>
    /// Whether the session is not too large with one variable replaced. Exact, yet seldom measured: the bound of the JSON text is free,
    /// and beyond it only the variable that changes is looked at.
    /// </summary>
    private bool TryMeasure(ValueObject user, string name, Value before, Value after)
    {
        if (user.JsonBound <= MaxBytes)
        {
            _memberBytes = NotMeasured;
            return true;
        }

        long bytes = _memberBytes == NotMeasured
            ? ValueSize.MemberBytes(user, MaxBytes)
            : _memberBytes - ValueSize.MemberBytes(name, before, MaxBytes) + ValueSize.MemberBytes(name, after, MaxBytes);
        if (bytes + 1 > MaxBytes)
        {
            return false;
        }

        _memberBytes = bytes;
        return true;
    }

    private Value GetOwn(VariablePath path) =>
        path.IsValid ? path.ReadBelowRoot(User.Get(path.Segments[0].Name, path.Segments[0].Hash)) : default;

    private Value GetSpecial(VariablePath path) => path.Region switch
    {
        VariableRegion.Internal => InternalData.Get(path),
        VariableRegion.Locale => GetLocale(path),
        VariableRegion.Events => GetEvents(path),
        _ => default,
    };

    private Value GetLocale(VariablePath path)
    {
        ref readonly PathSegment root = ref path.Segments[0];
        Value value = User.Get(root.Name, root.Hash);
        if (value.IsUndefined)
        {
            value = Definitions.Defaults.Get(root.Name, root.Hash);
        }

        if (value.IsUndefined)
        {
            value = InternalData.Get(InternalVariables.LocalePath);
        }

        if (value.IsNullOrUndefined)
        {
            value = InternalData.Get(InternalVariables.PreferredLanguagePath);
        }

        if (value.IsNullOrUndefined && Definitions.PrimaryLanguage is { } language)
        {
            value = Value.Text(language);
        }

        return path.ReadBelowRoot(value);
    }

    private Value GetEvents(VariablePath path)
    {
        ref readonly PathSegment root = ref path.Segments[0];
        Value stored = User.Get(root.Name, root.Hash);
        if (_changes.Count == 0)
        {
            return path.ReadBelowRoot(stored);
        }

        Value[] changes = new Value[_changes.Count];
        for (int i = 0; i < changes.Length; i++)
        {
            changes[i] = Value.Object(("path", _changes[i].Path), ("type", _changes[i].Kind.ToWireText()));
        }

        ValueObject members = stored.TryGetObject(out ValueObject? own) ? own : ValueObject.Empty;
        return path.ReadBelowRoot(Value.Object(members.With("variablesChanged", Value.List(ValueList.Own(changes)))));
    }

    /// <summary>Everything a failed step gives back: because values are immutable, references are enough.</summary>
    internal readonly record struct Snapshot(ValueObject User, (ValueObject Fields, Value Current, Value Previous) Internal, int Changes, long MemberBytes);
}
