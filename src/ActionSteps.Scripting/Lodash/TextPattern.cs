namespace ActionSteps.Scripting.Lodash;

/// <summary>A pattern of lodash, compiled at first use and shared by all runs; the engine's own matcher runs it, metered.</summary>
internal sealed class TextPattern(string source)
{
    private RegExpProgram? _program;

    internal bool IsIn(Realm realm, string text) => Find(realm, text, 0);

    /// <summary>All matches, one behind the other.</summary>
    internal List<string> All(Realm realm, string text)
    {
        var found = new List<string>();
        for (int at = 0; at <= text.Length && Find(realm, text, at);)
        {
            ReadOnlySpan<int> groups = RegExpMatcher.Current.Groups;
            (int start, int end) = (groups[0], groups[1]);
            realm.Meter.Charge(1);
            realm.Meter.Allocate(56 + (2 * (end - start)));
            found.Add(text[start..end]);
            at = end > start ? end : end + 1;
        }

        return found;
    }

    private bool Find(Realm realm, string text, int at)
    {
        RegExpProgram program = _program ??= RegExpProgram.TryCreate(source, RegExpFlags.Global, null, out _) ?? throw new InvalidOperationException(source);
        return RegExpMatcher.Current.TryMatch(program.Code(realm), text, at, isSticky: false, realm.Meter);
    }
}
