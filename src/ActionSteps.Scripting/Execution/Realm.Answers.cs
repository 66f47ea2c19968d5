namespace ActionSteps.Scripting.Execution;

/// <content>
/// What calls have answered to the engine itself: operands, keys, items that it has in a variable of its own while the next script runs.
/// The last ones of each level of native calls are kept where the census sees them, otherwise recursion could hide any amount. Whoever
/// keeps more than these holds them (<see cref="Hold"/>).
/// </content>
internal sealed partial class Realm
{
    private const int KeptAnswers = 8;

    private HeapCell?[] _answers = [];
    private int _answerBase;
    private int _answerCount;

    /// <summary>A level of native calls begins; answers what <see cref="LeaveAnswers"/> needs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal AnswerMark EnterAnswers()
    {
        var before = new AnswerMark(_answerBase, _answerCount);
        _answerBase += Math.Min(_answerCount, KeptAnswers);
        _answerCount = 0;
        return before;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void LeaveAnswers(AnswerMark before)
    {
        if (_answerCount > 0 || _answerBase != before.Base + Math.Min(before.Count, KeptAnswers))
        {
            ForgetAnswers(before);
        }

        _answerBase = before.Base;
        _answerCount = before.Count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void KeepAnswer(JsValue answer)
    {
        if (answer.Cell is { Kind: > CellKind.Boolean } cell)
        {
            Keep(cell);
        }
    }

    private void Keep(HeapCell cell)
    {
        int at = _answerBase + (_answerCount % KeptAnswers);
        if (at >= _answers.Length)
        {
            Array.Resize(ref _answers, Math.Max(KeptAnswers, at * 2));
        }

        _answers[at] = cell;
        _answerCount++;
    }

    private void ForgetAnswers(AnswerMark before)
    {
        int start = before.Base + Math.Min(before.Count, KeptAnswers);
        int end = Math.Min(_answers.Length, _answerBase + Math.Min(_answerCount, KeptAnswers));
        if (end > start)
        {
            _answers.AsSpan(start, end - start).Clear();
        }
    }

    private void TraceAnswers(MemoryCensus census)
    {
        foreach (HeapCell? cell in _answers.AsSpan(0, Math.Min(_answers.Length, _answerBase + Math.Min(_answerCount, KeptAnswers))))
        {
            census.Visit(cell);
        }
    }
}
