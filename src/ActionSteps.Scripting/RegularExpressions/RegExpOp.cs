namespace ActionSteps.Scripting.RegularExpressions;

/// <summary>
/// Instructions of a compiled pattern, with their operands. Those that end in <c>Back</c> consume towards the start, for look-behinds.
/// c: a unit; s: a class; t: a target; r: a register.
/// </summary>
internal enum RegExpOp
{
    /// <summary>The pattern has matched.</summary>
    Match,

    /// <summary>c.</summary>
    Unit,
    UnitBack,

    /// <summary>c, c: either of two.</summary>
    Either,

    /// <summary>Index of a text.</summary>
    Text,
    TextBack,

    /// <summary>s: one unit.</summary>
    Set,
    SetBack,

    /// <summary>s: one code point.</summary>
    Point,
    PointBack,

    /// <summary>t.</summary>
    Jump,

    /// <summary>t: try what follows, then the target.</summary>
    Split,

    /// <summary>t: try the target, then what follows.</summary>
    SplitLazy,

    /// <summary>c, t: what follows only if the next unit is c; then the target.</summary>
    SplitUnit,

    /// <summary>s, t.</summary>
    SplitSet,

    /// <summary>c, t: what follows if the next unit is c, the target otherwise; never both.</summary>
    BranchUnit,

    /// <summary>s, t.</summary>
    BranchSet,

    /// <summary>s, flags, min, max: as many characters of a set as there are, and never fewer.</summary>
    LoopAll,

    /// <summary>s, flags, min, max, c: as many as there are; fewer when what follows does not match; c is the unit that must follow, or -1. A <see cref="GiveBack"/> follows.</summary>
    LoopGreedy,

    /// <summary>flags, c: one character fewer.</summary>
    GiveBack,

    /// <summary>s, flags, min, max, c: as few as possible. A <see cref="TakeMore"/> follows.</summary>
    LoopLazy,

    /// <summary>s, flags, c: one character more.</summary>
    TakeMore,

    /// <summary>r: the position, restored when what follows fails.</summary>
    Save,

    /// <summary>r, r: the first becomes the second.</summary>
    Copy,

    /// <summary>r, r: from the first to before the second nothing is captured.</summary>
    Clear,

    /// <summary>r: a counter starts.</summary>
    Zero,

    /// <summary>r.</summary>
    Count,

    /// <summary>r, min, max, lazy, t: goes on into the body of a loop or to the target behind it.</summary>
    Repeat,

    /// <summary>r: fails when nothing was consumed since the position was saved.</summary>
    Progress,

    /// <summary>r, counter, min: the same, for repetitions beyond the least number.</summary>
    CountedProgress,

    TextStart,
    TextEnd,
    LineStart,
    LineEnd,

    /// <summary>s: the characters of words.</summary>
    Boundary,
    NotBoundary,

    /// <summary>flags, count, groups.</summary>
    BackReference,

    /// <summary>r: remembers position and choices in two registers.</summary>
    LookStart,

    /// <summary>r, keeps captures: goes back to the position and forgets choices.</summary>
    LookEnd,

    /// <summary>r, t: remembers choices; the target is where to go on when the content does not match.</summary>
    NotStart,

    /// <summary>r: the content matches, so this fails.</summary>
    NotEnd,

    /// <summary>Never matches.</summary>
    Fail,
}
