using System.Text;

namespace ActionSteps.Scripting.Values;

/// <summary>An error object with the stack of its creation.</summary>
internal sealed class JsError : JsObject
{
    private const int MaxStackLines = 12;

    /// <summary>Longer names of functions are cut off in stacks, which may have many of them.</summary>
    private const int MaxNameLength = 200;

    private static readonly Shape s_shape = Shape.CreateShared([(Names.Stack, PropertyFlags.Hidden), (Names.Message, PropertyFlags.Hidden)]);
    private static readonly Shape s_noMessage = Shape.CreateShared([(Names.Stack, PropertyFlags.Hidden)]);

    private JsString? _unread;

    private JsError(JsObject prototype, Shape shape, JsValue[] slots)
        : base(prototype, shape, slots)
    {
    }

    internal override string ClassName => "Error";

    // The layout tells where the stack is, but not that its first line waits for the final name and message.
    internal override bool IsCacheable => false;

    /// <summary>Lines of the stack without the first, which names the error.</summary>
    internal string StackLines { get; private set; } = "";

    internal static JsError Create(Realm realm, JsObject prototype, string? message)
    {
        string lines = CaptureStack(realm);
        long length = lines.Length + (message?.Length ?? 0);
        realm.Meter.Allocate(400 + (6 * length));
        realm.Meter.Charge(8 + (length / 8));
        string name = PeekText(realm, prototype, Names.Name) ?? "Error";
        var stack = JsString.Of(string.IsNullOrEmpty(message) ? name + lines : $"{name}: {message}{lines}");
        return message is null
            ? new JsError(prototype, s_noMessage, [stack]) { StackLines = lines, _unread = stack }
            : new JsError(prototype, s_shape, [stack, JsString.Of(message)]) { StackLines = lines, _unread = stack };
    }

    /// <summary>The stack is put into words when somebody first looks: by then a constructor has given the error its name.</summary>
    internal override bool TryGetOwn(Realm realm, PropertyKey key, out JsValue slot, out PropertyFlags flags)
    {
        bool found = base.TryGetOwn(realm, key, out slot, out flags);
        if (found && _unread is not null && key.Equals(Names.Stack))
        {
            JsString unread = _unread;
            _unread = null;
            if (ReferenceEquals(slot.Cell, unread))
            {
                string name = PeekText(realm, this, Names.Name) ?? "Error";
                string message = PeekText(realm, this, Names.Message) ?? "";
                string first = name.Length == 0 ? message : message.Length == 0 ? name : $"{name}: {message}";
                realm.Meter.Allocate(48 + (2L * (first.Length + StackLines.Length)));
                slot = JsString.Of(first + StackLines);
                base.PutOwn(realm, key, slot, flags);
            }
        }

        return found;
    }

    /// <summary>Reads a text property along the prototypes without running script.</summary>
    internal static string? PeekText(Realm realm, JsObject? target, JsString name)
    {
        for (int depth = 0; target is { HasOrdinaryPrototype: true } && depth < 100; depth++, target = target.Prototype)
        {
            if (target.TryGetOwn(realm, name, out JsValue value, out _))
            {
                return (value.Cell as JsString)?.Text;
            }
        }

        return null;
    }

    /// <summary>The name of the class that an object is of, found without running script.</summary>
    internal static string? PeekConstructorName(Realm realm, JsObject target) =>
        target.Prototype is { HasOrdinaryPrototype: true } prototype && prototype.TryGetOwn(realm, Names.Constructor, out JsValue constructor, out _)
            && constructor.TryGetObject(out JsObject? function)
            ? PeekText(realm, function, Names.Name)
            : null;

    internal override void Trace(MemoryCensus census)
    {
        base.Trace(census);
        census.Count(32 + (2L * StackLines.Length));
    }

    private static string CaptureStack(Realm realm)
    {
        var text = new StringBuilder();
        int lines = 0;
        for (Frame? frame = realm.CurrentFrame; frame is not null && lines < MaxStackLines; frame = frame.Caller, lines++)
        {
            ScriptSource source = frame.Code.Source;
            realm.Meter.Charge(1 + (frame.Code.Positions.Length / 4));
            (int line, int column) = source.Locate(frame.Code.PositionAt(frame.Pc));
            string name = frame.Code.Name;
            text.Append("\n    at ");
            if (name.Length > 0)
            {
                text.Append(name.AsSpan(0, Math.Min(name.Length, MaxNameLength))).Append(" (");
            }

            text.Append(source.Name).Append(':').Append(CultureInfo.InvariantCulture, $"{line}:{column}");
            if (name.Length > 0)
            {
                text.Append(')');
            }
        }

        return text.ToString();
    }
}
