namespace ActionSteps.Scripting.Syntax;

/// <summary>
/// Parts of nodes that are being read, like a stack: statements of a block, arguments of a call. They become an array of the right
/// size when the node is complete. The storage is used again by the next parser of the thread, and holds nothing meanwhile.
/// </summary>
internal sealed class NodeParts
{
    private const int MaxKept = 1024;

    [ThreadStatic]
    private static NodeParts? t_spare;

    private Node?[] _items = new Node?[64];
    private int _count;

    /// <summary>Where the parts of a node begin that starts now.</summary>
    internal int Mark => _count;

    internal static NodeParts Rent()
    {
        NodeParts parts = t_spare ?? new NodeParts();
        t_spare = null;
        return parts;
    }

    internal void Return()
    {
        // Taking parts has cleared their places, so that there is nothing left to clear.
        if (_count == 0 && _items.Length <= MaxKept)
        {
            t_spare = this;
        }
    }

    internal void Add(Node? part)
    {
        if (_count == _items.Length)
        {
            Array.Resize(ref _items, _count * 2);
        }

        _items[_count++] = part;
    }

    /// <summary>The parts since a mark, which are complete now.</summary>
    internal T[] Take<T>(int mark)
        where T : Node?
    {
        Span<Node?> parts = _items.AsSpan(mark, _count - mark);
        if (parts.IsEmpty)
        {
            return [];
        }

        var taken = new T[parts.Length];
        for (int i = 0; i < taken.Length; i++)
        {
            taken[i] = (T)parts[i]!;
        }

        parts.Clear();
        _count = mark;
        return taken;
    }
}
