namespace ActionSteps.Scripting.RegularExpressions;

/// <content>Repetition.</content>
internal sealed partial class RegExpCompiler
{
    private void EmitLoop(RegExpNode node, RegExpFollow follow, bool isBack)
    {
        RegExpNode body = node.Children[0];
        if (node.Max == 0 || body.Kind == RegExpNodeKind.Empty)
        {
            return;
        }

        if (SetOf(body) is { } set)
        {
            EmitSetLoop(node, set, follow, isBack);
        }
        else if (node is { Min: 0, Max: 1 })
        {
            EmitOptional(node, body, follow, isBack);
        }
        else if (node.Max == int.MaxValue && (node.Min == 0 || (node.Min == 1 && !body.MayBeEmpty)))
        {
            EmitPlainLoop(node, body, follow, isBack);
        }
        else
        {
            EmitCountedLoop(node, body, isBack);
        }
    }

    /// <summary>The set of a body that is one character; null for any other.</summary>
    private static CodePointSet? SetOf(RegExpNode body) => body.Kind switch
    {
        RegExpNodeKind.Set when !body.Set.IsEmpty => body.Set,
        RegExpNodeKind.Text when body.Text.Length == 1 => CodePointSet.Of(body.Text[0]),
        _ => null,
    };

    private void EmitSetLoop(RegExpNode node, CodePointSet set, RegExpFollow follow, bool isBack)
    {
        int flags = isBack ? LoopFlags.Back : 0;
        if (IsPoints(set))
        {
            // A set with all surrogates and all pairs can be walked by units as long as nobody counts them.
            bool isWhole = CharacterSets.Wide.Except(set).IsEmpty && node.Min <= 1 && node.Max == int.MaxValue && !isBack;
            flags |= isWhole ? LoopFlags.Pairs : LoopFlags.Pairs | LoopFlags.Points;
        }

        CodePointSet? units = isBack ? null : follow.Units;
        int next = units is not null && !follow.MayEnd && (flags & LoopFlags.Points) == 0 ? units.Single : -1;
        next = next is >= 0xD800 and <= 0xDFFF ? -1 : next;
        if (node.IsLazy)
        {
            Add(RegExpOp.LoopLazy, Class(set), flags, node.Min, node.Max, next);
            Add(RegExpOp.TakeMore, Class(set), flags, next);
        }
        else if (node.Min == node.Max || (units is not null && RegExpNode.UnitsOf(set).IsDisjoint(units)))
        {
            Add(RegExpOp.LoopAll, Class(set), flags, node.Min, node.Max);
        }
        else
        {
            Add(RegExpOp.LoopGreedy, Class(set), flags, node.Min, node.Max, next);
            Add(RegExpOp.GiveBack, flags, next);
        }
    }

    private void EmitOptional(RegExpNode node, RegExpNode body, RegExpFollow follow, bool isBack)
    {
        int exit = EmitEntry(node, body, follow, isBack);
        EmitGuarded(body, follow, isBack, isGuarded: body.MayBeEmpty);
        Place(exit);
    }

    private void EmitPlainLoop(RegExpNode node, RegExpNode body, RegExpFollow follow, bool isBack)
    {
        RegExpFollow inner = isBack || body.MayBeEmpty || follow.Units is null ? RegExpFollow.Unknown : InnerFollow(body, follow);
        if (node.Min == 0)
        {
            int top = _code.Count;
            int exit = EmitEntry(node, body, follow, isBack);
            EmitClear(node);
            EmitGuarded(body, inner, isBack, body.MayBeEmpty);
            Add(RegExpOp.Jump, top);
            Place(exit);
            return;
        }

        // At least once, each time consuming something: the question whether to repeat comes behind the body.
        int start = _code.Count;
        EmitClear(node);
        Emit(body, inner, isBack);
        int end = EmitEntry(node, body, follow, isBack);
        Add(RegExpOp.Jump, start);
        Place(end);
    }

    private static RegExpFollow InnerFollow(RegExpNode body, RegExpFollow follow) =>
        body.First() is { } first ? new RegExpFollow(first.Union(follow.Units!), follow.MayEnd) : RegExpFollow.Unknown;

    /// <summary>Emits the choice between a body and what is behind the loop.</summary>
    private int EmitEntry(RegExpNode node, RegExpNode body, RegExpFollow follow, bool isBack)
    {
        if (node.IsLazy)
        {
            Add(RegExpOp.SplitLazy, 0);
            return Mark();
        }

        CodePointSet? first = isBack || body.MayBeEmpty ? null : body.First();
        return EmitSplit(first, first is not null && !follow.MayEnd && follow.Units is { } units && first.IsDisjoint(units));
    }

    private void EmitGuarded(RegExpNode body, RegExpFollow follow, bool isBack, bool isGuarded)
    {
        if (!isGuarded)
        {
            Emit(body, follow, isBack);
            return;
        }

        int start = _registers++;
        Add(RegExpOp.Save, start);
        Emit(body, RegExpFollow.Unknown, isBack);
        Add(RegExpOp.Progress, start);
    }

    private void EmitClear(RegExpNode node)
    {
        if (node.HasGroups)
        {
            Add(RegExpOp.Clear, 2 * node.FirstGroup, 2 * node.EndGroup);
        }
    }

    private void EmitCountedLoop(RegExpNode node, RegExpNode body, bool isBack)
    {
        int counter = _registers++;
        Add(RegExpOp.Zero, counter);
        int top = _code.Count;
        Add(RegExpOp.Repeat, counter, node.Min, node.Max, node.IsLazy ? 1 : 0, 0);
        int exit = Mark();
        Add(RegExpOp.Count, counter);
        EmitClear(node);
        if (body.MayBeEmpty)
        {
            int start = _registers++;
            Add(RegExpOp.Save, start);
            Emit(body, RegExpFollow.Unknown, isBack);
            Add(RegExpOp.CountedProgress, start, counter, node.Min);
        }
        else
        {
            Emit(body, RegExpFollow.Unknown, isBack);
        }

        Add(RegExpOp.Jump, top);
        Place(exit);
    }
}
