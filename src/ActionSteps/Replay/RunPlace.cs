using ActionSteps.Execution;

namespace ActionSteps.Replay;

/// <summary>Where a run is: the block and, behind a slash, the step. What is recorded is kept by place, so that a changed bot finds most of it again.</summary>
internal sealed class RunPlace
{
    private RunState? _run;
    private string _block = string.Empty;
    private string _step = string.Empty;
    private string _text = string.Empty;

    /// <summary>The block and the step that are running now.</summary>
    public string Now
    {
        get
        {
            if (_run is { } run && !(ReferenceEquals(_block, run.BlockId) && ReferenceEquals(_step, run.StepId)))
            {
                (_block, _step) = (run.BlockId, run.StepId);
                _text = $"{_block}/{_step}";
            }

            return _text;
        }
    }

    public void Follow(RunState run) => _run = run;
}
