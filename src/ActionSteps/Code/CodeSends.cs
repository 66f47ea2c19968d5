using ActionSteps.Scripting;
using ActionSteps.Sessions;

namespace ActionSteps.Code;

/// <summary>What one run has sent so far, and how much room is left.</summary>
internal sealed class CodeSends(long room)
{
    private readonly List<Value> _items = [];
    private long _room = room;

    // What has been sent since the room was last measured: how much at most, and from which item on.
    private long _bound;
    private int _measured;

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

        _items.Add(item);
        _bound += ValueNode.BoundOf(item);
        if (_bound > _room)
        {
            Measure();
        }

        if (IsFull)
        {
            _items.Clear();
            throw new HostErrorException("More was sent than one script may send", "RangeError");
        }

        return ValueTask.FromResult(ScriptValue.Undefined);
    }

    /// <summary>Measures exactly what is not measured yet; as long as the bounds of all items fit, nobody needs to know.</summary>
    private void Measure()
    {
        for (; _measured < _items.Count && !IsFull; _measured++)
        {
            _room -= ValueSize.Utf8Bytes(_items[_measured], _room);
        }

        _bound = 0;
    }
}
