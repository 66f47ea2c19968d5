using System.Text.Json;

namespace ActionSteps.Blocks.Reading;

/// <summary>Finds the bytes where values start of which only the JSON path is known, all of them in one pass over the file.</summary>
internal sealed class PathLocator
{
    private readonly Node _root = new();

    /// <summary>Asks for a place. A path that leads nowhere is answered by the longest part of it that does.</summary>
    public void Ask(PathPart[] parts)
    {
        Node node = _root;
        foreach (PathPart part in parts)
        {
            node = node.Child(part);
        }
    }

    /// <summary>The answer, after <see cref="Read(ReadOnlySpan{byte}, int)"/>.</summary>
    public int Find(PathPart[] parts)
    {
        Node node = _root;
        int offset = node.Offset;
        foreach (PathPart part in parts)
        {
            if (node.Children?.GetValueOrDefault(part) is not { Offset: >= 0 } next)
            {
                break;
            }

            (node, offset) = (next, next.Offset);
        }

        return offset;
    }

    /// <summary>Reads a file, as far as it is JSON.</summary>
    public void Read(ReadOnlySpan<byte> utf8, int maxDepth)
    {
        Utf8JsonReader json = new(utf8, new JsonReaderOptions
        {
            MaxDepth = maxDepth,
            CommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
        });
        try
        {
            json.Read();
            Read(ref json, _root);
        }
        catch (JsonException)
        {
            // The reading has reported it; places behind it are answered by what is around them.
        }
    }

    private static void Read(ref Utf8JsonReader json, Node node)
    {
        if (node.Offset == FaultPlace.Unknown)
        {
            node.Offset = (int)json.TokenStartIndex;
        }

        if (node.Children is null)
        {
            json.Skip();
            return;
        }

        bool isList = json.TokenType == JsonTokenType.StartArray;
        if (!isList && json.TokenType != JsonTokenType.StartObject)
        {
            return;
        }

        for (int index = 0; json.Read() && json.TokenType is not (JsonTokenType.EndArray or JsonTokenType.EndObject); index++)
        {
            PathPart part = new(null, index);
            if (!isList)
            {
                part = new PathPart(Sessions.ValueReader.ReadText(ref json), 0);
                json.Read();
            }

            if (node.Children.TryGetValue(part, out Node? child))
            {
                Read(ref json, child);
            }
            else
            {
                json.Skip();
            }
        }
    }

    private sealed class Node
    {
        public int Offset { get; set; } = FaultPlace.Unknown;

        public Dictionary<PathPart, Node>? Children { get; private set; }

        public Node Child(PathPart part)
        {
            Children ??= [];
            if (!Children.TryGetValue(part, out Node? child))
            {
                child = new Node();
                Children.Add(part, child);
            }

            return child;
        }
    }
}
