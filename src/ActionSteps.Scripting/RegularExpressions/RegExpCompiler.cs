namespace ActionSteps.Scripting.RegularExpressions;

/// <summary>Turns the tree of a pattern into code.</summary>
internal sealed partial class RegExpCompiler
{
    /// <summary>More alternatives than this are tried one by one.</summary>
    private const int MaxCompared = 64;

    private readonly List<int> _code = new(32);
    private readonly List<CharacterClass> _classes = [];
    private readonly Dictionary<CodePointSet, int> _classIndex = new(ReferenceEqualityComparer.Instance);
    private readonly List<string> _texts = [];
    private readonly bool _isUnicode;
    private readonly Meter? _meter;
    private int _registers;
    private bool _hasReferences;

    private RegExpCompiler(RegExpTree tree, bool isUnicode, Meter? meter)
    {
        _isUnicode = isUnicode;
        _meter = meter;
        _registers = 2 * (tree.GroupCount + 1);
    }

    /// <summary>Compiles a pattern.</summary>
    /// <exception cref="RegExpFault">There is not enough stack left for the nesting of the pattern.</exception>
    internal static RegExpCode Compile(RegExpTree tree, RegExpFlags flags, Meter? meter)
    {
        bool isUnicode = (flags & RegExpFlags.AnyUnicode) != 0;
        var compiler = new RegExpCompiler(tree, isUnicode, meter);
        RegExpNode root = tree.Root;
        compiler.Emit(root, RegExpFollow.End, isBack: false);
        compiler.Add(RegExpOp.Match);
        string prefix = PrefixOf(root);
        CodePointSet? first = root.MayBeEmpty ? null : root.First();
        int[] code = [.. compiler._code];
        return new RegExpCode
        {
            Code = code,
            RegisterCount = compiler._registers,
            GroupCount = tree.GroupCount + 1,
            IsUnicode = isUnicode,
            Prefix = prefix.Length > 32 ? prefix[..32] : prefix,
            IsPlainText = root.Kind == RegExpNodeKind.Text && root.Text.Length is > 0 and <= 32,
            First = prefix.Length == 0 && first is not null ? compiler.ClassAt(compiler.Class(first)) : null,
            IsAnchored = IsAnchored(root),
            LeadingRun = compiler.LeadingRun(code),
            Classes = [.. compiler._classes],
            Texts = [.. compiler._texts],
        };
    }

    private static string PrefixOf(RegExpNode node) => node.Kind switch
    {
        RegExpNodeKind.Text => node.Text,
        RegExpNodeKind.Sequence or RegExpNodeKind.Capture => PrefixOf(node.Children[0]),
        RegExpNodeKind.Loop when node.Min > 0 => PrefixOf(node.Children[0]),
        _ => "",
    };

    private static bool IsAnchored(RegExpNode node)
    {
        switch (node.Kind)
        {
            case RegExpNodeKind.LineStart:
                return !node.IsMultiline;
            case RegExpNodeKind.Sequence or RegExpNodeKind.Capture:
                return IsAnchored(node.Children[0]);
            case RegExpNodeKind.Choice:
                foreach (RegExpNode child in node.Children)
                {
                    if (!IsAnchored(child))
                    {
                        return false;
                    }
                }

                return true;
            default:
                return false;
        }
    }

    // What follows the run depends on where the run starts only when a back reference repeats it.
    private CharacterClass? LeadingRun(int[] code)
    {
        int at = 0;
        while (code[at] == (int)RegExpOp.Save && !_hasReferences)
        {
            at += 2;
        }

        return code[at] == (int)RegExpOp.LoopAll && (code[at + 2] & ~LoopFlags.Pairs) == 0 && code[at + 3] == 1 && code[at + 4] == int.MaxValue ? _classes[code[at + 1]] : null;
    }

    private CharacterClass ClassAt(int index) => _classes[index];

    private int Class(CodePointSet set)
    {
        if (!_classIndex.TryGetValue(set, out int index))
        {
            _meter?.Allocate(400 + (4L * set.Ranges.Length));
            index = _classes.Count;
            _classes.Add(new CharacterClass(set));
            _classIndex.Add(set, index);
        }

        return index;
    }

    private void Add(RegExpOp op, params ReadOnlySpan<int> operands)
    {
        _meter?.Charge(2);
        _code.Add((int)op);
        foreach (int operand in operands)
        {
            _code.Add(operand);
        }
    }

    /// <summary>Lets the last operand of the instruction just added be filled in later.</summary>
    private int Mark() => _code.Count - 1;

    private void Place(int mark) => _code[mark] = _code.Count;

    private void Emit(RegExpNode node, RegExpFollow follow, bool isBack)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new RegExpFault("Regular expression too large", 0);
        }

        switch (node.Kind)
        {
            case RegExpNodeKind.Empty:
                break;
            case RegExpNodeKind.Text:
                EmitText(node.Text, isBack);
                break;
            case RegExpNodeKind.Set:
                EmitSet(node.Set, isBack);
                break;
            case RegExpNodeKind.Sequence:
                EmitSequence(node, follow, isBack);
                break;
            case RegExpNodeKind.Choice:
                EmitChoice(node, follow, isBack);
                break;
            case RegExpNodeKind.Capture:
                EmitCapture(node, follow, isBack);
                break;
            case RegExpNodeKind.Loop:
                EmitLoop(node, follow, isBack);
                break;
            case RegExpNodeKind.BackReference:
                _hasReferences = true;
                Add(RegExpOp.BackReference, (isBack ? 1 : 0) | (node.IsIgnoreCase ? 2 : 0), node.Groups.Length);
                _code.AddRange(node.Groups);
                break;
            case RegExpNodeKind.LineStart:
                Add(node.IsMultiline ? RegExpOp.LineStart : RegExpOp.TextStart);
                break;
            case RegExpNodeKind.LineEnd:
                Add(node.IsMultiline ? RegExpOp.LineEnd : RegExpOp.TextEnd);
                break;
            case RegExpNodeKind.WordBoundary or RegExpNodeKind.NotWordBoundary:
                CodePointSet words = node.IsIgnoreCase ? CaseTable.Close(CharacterSets.Words, isUnicode: true) : CharacterSets.Words;
                Add(node.Kind == RegExpNodeKind.WordBoundary ? RegExpOp.Boundary : RegExpOp.NotBoundary, Class(words));
                break;
            default:
                EmitLook(node);
                break;
        }
    }

    private void EmitText(string text, bool isBack)
    {
        if (text.Length == 1)
        {
            Add(isBack ? RegExpOp.UnitBack : RegExpOp.Unit, text[0]);
            return;
        }

        _texts.Add(text);
        Add(isBack ? RegExpOp.TextBack : RegExpOp.Text, _texts.Count - 1);
    }

    private void EmitSet(CodePointSet set, bool isBack)
    {
        if (set.IsEmpty)
        {
            Add(RegExpOp.Fail);
        }
        else if (IsPoints(set))
        {
            Add(isBack ? RegExpOp.PointBack : RegExpOp.Point, Class(set));
        }
        else if (!isBack && set.Ranges.Length == 4 && set.Ranges[1] == set.Ranges[0] + 1 && set.Ranges[3] == set.Ranges[2] + 1)
        {
            Add(RegExpOp.Either, set.Ranges[0], set.Ranges[2]);
        }
        else if (!isBack && set.Single >= 0)
        {
            Add(RegExpOp.Unit, set.Single);
        }
        else
        {
            Add(isBack ? RegExpOp.SetBack : RegExpOp.Set, Class(set));
        }
    }

    /// <summary>Whether members can be more than one unit, or half of a pair that must not be split.</summary>
    private bool IsPoints(CodePointSet set) => _isUnicode && !set.IsDisjoint(CharacterSets.Wide);

    private void EmitSequence(RegExpNode node, RegExpFollow follow, bool isBack)
    {
        RegExpNode[] children = node.Children;
        if (isBack)
        {
            for (int i = children.Length - 1; i >= 0; i--)
            {
                Emit(children[i], RegExpFollow.Unknown, isBack);
            }

            return;
        }

        var follows = new RegExpFollow[children.Length];
        for (int i = children.Length - 1; i >= 0; i--)
        {
            follows[i] = follow;
            follow = follow.Before(children[i]);
        }

        for (int i = 0; i < children.Length; i++)
        {
            Emit(children[i], follows[i], isBack);
        }
    }

    private void EmitChoice(RegExpNode node, RegExpFollow follow, bool isBack)
    {
        RegExpNode[] choices = node.Children;
        CodePointSet?[] later = LaterFirsts(choices);
        var ends = new List<int>();
        for (int i = 0; i < choices.Length - 1; i++)
        {
            CodePointSet? first = isBack || choices[i].MayBeEmpty ? null : choices[i].First();
            int next = EmitSplit(first, first is not null && later[i + 1] is { } others && first.IsDisjoint(others));
            Emit(choices[i], follow, isBack);
            Add(RegExpOp.Jump, 0);
            ends.Add(Mark());
            Place(next);
        }

        Emit(choices[^1], follow, isBack);
        foreach (int end in ends)
        {
            Place(end);
        }
    }

    // With what any of the alternatives from an index on can start; null when one may be empty or it is not known.
    private static CodePointSet?[] LaterFirsts(RegExpNode[] choices)
    {
        var later = new CodePointSet?[choices.Length];
        if (choices.Length > MaxCompared)
        {
            return later;
        }

        CodePointSet? union = CodePointSet.Empty;
        for (int i = choices.Length - 1; i > 0; i--)
        {
            union = union is not null && !choices[i].MayBeEmpty && choices[i].First() is { } first ? union.Union(first) : null;
            later[i] = union;
        }

        return later;
    }

    /// <summary>Emits a choice between what follows and a target to be placed; looks at the next unit where that can decide.</summary>
    private int EmitSplit(CodePointSet? first, bool isExclusive)
    {
        if (first is null)
        {
            Add(RegExpOp.Split, 0);
        }
        else if (first.Single >= 0)
        {
            Add(isExclusive ? RegExpOp.BranchUnit : RegExpOp.SplitUnit, first.Single, 0);
        }
        else
        {
            Add(isExclusive ? RegExpOp.BranchSet : RegExpOp.SplitSet, Class(first), 0);
        }

        return Mark();
    }

    private void EmitCapture(RegExpNode node, RegExpFollow follow, bool isBack)
    {
        int open = (2 * node.Index) + (isBack ? 1 : 0);
        int close = (2 * node.Index) + (isBack ? 0 : 1);
        if (node.IsSelfReferring)
        {
            int start = _registers++;
            Add(RegExpOp.Save, start);
            Emit(node.Children[0], follow, isBack);
            Add(RegExpOp.Copy, open, start);
        }
        else
        {
            Add(RegExpOp.Save, open);
            Emit(node.Children[0], follow, isBack);
        }

        Add(RegExpOp.Save, close);
    }

    private void EmitLook(RegExpNode node)
    {
        int register = _registers;
        _registers += 2;
        if (node.IsNegative)
        {
            Add(RegExpOp.NotStart, register, 0);
            int mark = Mark();
            Emit(node.Children[0], RegExpFollow.End, node.IsBehind);
            Add(RegExpOp.NotEnd, register);
            Place(mark);
            return;
        }

        Add(RegExpOp.LookStart, register);
        Emit(node.Children[0], RegExpFollow.End, node.IsBehind);
        Add(RegExpOp.LookEnd, register, node.HasGroups ? 1 : 0);
    }
}
