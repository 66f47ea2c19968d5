namespace ActionSteps.Tests.Conventions;

/// <summary>Which room may use which: a room is a folder and a namespace.</summary>
internal static class Rooms
{
    private static readonly Dictionary<string, string[]> EngineRooms = new()
    {
        [""] = ["Sessions", "Expressions", "Messages"],
        ["Sessions"] = [""],
        ["Expressions"] = ["", "Sessions"],
        ["Messages"] = ["", "Sessions", "Expressions"],
        ["Webhooks"] = ["", "Sessions"],
        ["Blocks"] = ["*"],
        ["Execution"] = ["*"],
        ["Conversations"] = ["*"],
        ["Replay"] = ["*"],
        ["Code"] = ["", "Sessions", "Expressions", "Messages", "Scripting"],
    };

    private static readonly string[] SubjectRoomsMayUse = ["", "Sessions", "Expressions", "Messages", "Webhooks"];

    /// <summary>Every use that is not allowed, as <c>user -> used</c>.</summary>
    /// <param name="types">The types to look at.</param>
    /// <param name="root">The namespace of the library; what is directly in it is the root room.</param>
    /// <param name="composers">Types of the root that put the library together and so know everybody.</param>
    public static IReadOnlyList<string> Violations(IEnumerable<Type> types, string root, params string[] composers) =>
    [
        .. from type in types
           let room = RoomOf(type, root)
           where room is not null && !composers.Contains(OutermostName(type))
           from used in TypeReferences.Of(type)
           let usedRoom = used.Assembly == type.Assembly ? RoomOf(used, root) : null
           where usedRoom is not null && usedRoom != room && !MayUse(room, usedRoom)
           orderby type.FullName, used.FullName
           select $"{type.FullName} -> {used.FullName}",
    ];

    private static bool MayUse(string room, string used)
    {
        string[] allowed = EngineRooms.GetValueOrDefault(room, SubjectRoomsMayUse);
        return allowed.Contains("*") || allowed.Contains(used);
    }

    private static string? RoomOf(Type type, string root)
    {
        if (type.Namespace == root)
        {
            return "";
        }

        return type.Namespace?.StartsWith(root + ".", StringComparison.Ordinal) == true
            ? type.Namespace[(root.Length + 1)..].Split('.')[0]
            : null;
    }

    private static string OutermostName(Type type) => type.DeclaringType is { } outer ? OutermostName(outer) : type.Name;
}
