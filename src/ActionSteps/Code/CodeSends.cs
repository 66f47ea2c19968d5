using ActionSteps.Scripting;
using ActionSteps.Sessions;

namespace ActionSteps.Code;

/// <summary>What one run has sent so far, and how much room is left.</summary>
internal sealed class CodeSends(long room)
{
    private readonly List<Value> _items = [];
    private long _room = room;

    public IReadOnlyList<Value> Items => _items;

    /// <summary>Whether the script sent more than it may, which ends in an error even when the script catches it.</summary>
    public bool IsFull => _room < 0;

    public ValueTask<ScriptValue> Publish(IReadOnlyList<ScriptValue> arguments, CancellationToken cancellationToken)
    {
        Value item;
        try
        {
            item = CodeValues.FromScript(arguments.Count > 0 ? arguments[0] : ScriptValue.Undefined);
        }
        catch (LimitExceededException refused)
        {
            throw new HostErrorException($"The result cannot be sent: {refused.Message}", "RangeError");
        }

        _room -= IsFull ? 0 : ValueSize.Utf8Bytes(item, _room);
        if (IsFull)
        {
            _items.Clear();
            throw new HostErrorException("More was sent than one script may send", "RangeError");
        }

        _items.Add(item);
        return ValueTask.FromResult(ScriptValue.Undefined);
    }
}
