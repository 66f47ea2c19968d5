using System.Diagnostics;
using System.Runtime.CompilerServices;
using ActionSteps.Blocks;
using ActionSteps.Messages;
using ActionSteps.Sessions;
using ActionSteps.Variables;
using Microsoft.Extensions.Logging;

namespace ActionSteps.Execution;

/// <summary>One run: follows blocks until the turn ends or waits (steps.md section 0.1).</summary>
internal sealed class BlockRun : IDisposable
{
    private readonly RunRequest _request;
    private readonly RunState _state;
    private readonly StepRunner _steps;
    private readonly ILogger _logger;
    private readonly BotDefinition _bot;
    private readonly ExecutionLimits _limits;
    private bool _isGoingOn;

    public BlockRun(RunRequest request, ExecutionOptions options, IPortSource ports, ILogger logger)
    {
        _request = request;
        _bot = request.Bot;
        _limits = options.Limits;
        _logger = logger;
        _isGoingOn = request.Progress is not null && request.Failure is null;
        _state = new RunState(request, options, ports);
        _steps = new StepRunner(_state);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<BlockResult> RunAsync(CancellationToken cancellationToken)
    {
        Block? first = _request.Failure is null ? FirstBlock() : null;
        RunState.Mark start = _state.TakeMark();
        Activity? activity = Telemetry.StartRun(_bot.Id, _request.Block);
        try
        {
            BlockEnd end = first is null ? Fail(_request.Failure, out first) : default;
            if (first is not null)
            {
                end = await FollowAsync(first, cancellationToken).ConfigureAwait(false);
            }

            BlockResult result = ToResult(end);
            Telemetry.EndRun(activity, _bot.Id, result.Status, result.Error?.Code, _steps.Elapsed);
            return result;
        }
        catch
        {
            activity?.Dispose();
            // Whatever leaves the run, cancellation above all, leaves nothing half done.
            _state.Restore(start);
            throw;
        }
    }

    public void Dispose() => _steps.Dispose();

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<BlockEnd> FollowAsync(Block first, CancellationToken cancellationToken)
    {
        Block block = first;
        int stepIndex = _request.Failure is null ? _request.StepIndex : -1;
        string? answer = _request.Answer;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (stepIndex < 0 && answer is null)
            {
                Enter(block);
            }

            if (!_isGoingOn)
            {
                _state.BlockCount++;
            }

            BlockEnd end = _state.BlockCount > _limits.MaxBlocks
                ? BlockEnd.OfLoop(_limits.MaxBlocks)
                : await RunBlockAsync(block, Math.Max(stepIndex, 0), answer, cancellationToken).ConfigureAwait(false);
            (stepIndex, answer) = (-1, null);

            string? next = end.Next;
            if (next is null && end.Error is { } error && error.Code != ErrorCodes.InfiniteLoop
                && _bot.ErrorBlock is { } errorBlock && errorBlock != block.Id)
            {
                next = errorBlock;
            }

            if (next is null || !_bot.TryGetBlock(next, out Block? following))
            {
                return end;
            }

            block = following;
        }
    }

    /// <summary>A run that cannot go on where it should: the error block follows, when there is one.</summary>
    private BlockEnd Fail(StepError? failure, out Block? errorBlock)
    {
        errorBlock = null;
        _state.StepId = "continuation";
        _state.LogStep("continuation", StepStatus.Failed, TimeSpan.Zero, failure);
        if (_bot.ErrorBlock is { } name)
        {
            _bot.TryGetBlock(name, out errorBlock);
        }

        return BlockEnd.OfFailure(failure);
    }

    private void Enter(Block block)
    {
        _state.BlockId = block.Id;
        _state.Session.Variables.InternalData.EnterBlock(block.DialogState);
        if (block.OutputContexts.Count == 0)
        {
            return;
        }

        foreach ((string name, int lifespan) in block.OutputContexts)
        {
            _state.Session.SetContext(name, lifespan);
        }
    }

    private ValueTask<BlockEnd> RunBlockAsync(Block block, int stepIndex, string? answer, CancellationToken cancellationToken)
    {
        _state.BlockId = block.Id;
        return block switch
        {
            ActionBlock action => RunActionAsync(action, stepIndex, cancellationToken),
            MessageBlock message => ValueTask.FromResult(SendMessages(message)),
            ConditionBlock condition => ValueTask.FromResult(Decide(condition)),
            InputBlock input => ValueTask.FromResult(answer is null ? BlockEnd.OfInput(input.Id) : Store(input, answer)),
            _ => ValueTask.FromResult(BlockEnd.Done),
        };
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<BlockEnd> RunActionAsync(ActionBlock block, int stepIndex, CancellationToken cancellationToken)
    {
        PlannedStep[] plan = block.Plan;
        for (int i = stepIndex; i < plan.Length; i++)
        {
            await SaveAsync(block, i, cancellationToken).ConfigureAwait(false);
            StepOutcome outcome = await _steps.RunAsync(plan[i], cancellationToken).ConfigureAwait(false);
            switch (outcome.Kind)
            {
                case StepOutcomeKind.GoTo:
                    return BlockEnd.OfGoTo(outcome.Block);
                case StepOutcomeKind.Stop:
                    return BlockEnd.Done;
                case StepOutcomeKind.Wait:
                    return BlockEnd.OfWait(new Continuation(block.Id, i + 1, outcome.Until, outcome.DuringWait)
                    {
                        Id = _steps.Context.IdempotencyKey,
                        BlockHash = block.Hash,
                    });
                case StepOutcomeKind.Fail:
                    return BlockEnd.OfFailure(outcome.Error, outcome.Block);
            }
        }

        return Follow(block.GoTo);
    }

    /// <summary>Commits the run so far before a step whose effects no later commit could take back.</summary>
    private async ValueTask SaveAsync(ActionBlock block, int stepIndex, CancellationToken cancellationToken)
    {
        // What the run goes on from is committed already.
        bool isSaved = _isGoingOn;
        _isGoingOn = false;
        IActionStep step = block.Plan[stepIndex].Step;
        if (isSaved || _request.SaveAsync is not { } save || step.Disabled || !step.HasImmediateEffects(_steps.Context))
        {
            return;
        }

        await save(new RunPosition(block, stepIndex, _state.ToProgress()), cancellationToken).ConfigureAwait(false);
    }

    private BlockEnd SendMessages(MessageBlock block)
    {
        foreach (MessageTemplate template in block.Messages)
        {
            if (template.TryRender(_state.Evaluation, out OutgoingMessage? message, out StepWarning? warning))
            {
                _state.Send(message);
            }

            if (warning is not null)
            {
                _state.AddWarning(warning);
            }

            _state.CollectFaults();
        }

        _state.LogBlock("message", "messages");
        return Follow(block.GoTo);
    }

    private BlockEnd Decide(ConditionBlock block)
    {
        GoTo? chosen = block.Else;
        foreach (ConditionBranch branch in block.Branches)
        {
            if (branch.When.Holds(_state.Evaluation))
            {
                chosen = branch.GoTo;
                break;
            }
        }

        _state.CollectFaults();
        _state.LogBlock("condition", "when");
        return Follow(chosen);
    }

    private BlockEnd Store(InputBlock block, string answer)
    {
        _steps.Context.Set(block.Variable, Value.Text(answer));
        _state.LogBlock("input", "answer");
        return Follow(block.GoTo);
    }

    private BlockEnd Follow(GoTo? goTo)
    {
        if (goTo is null)
        {
            return BlockEnd.Done;
        }

        foreach (Assignment assignment in goTo.Assignments)
        {
            assignment.Apply(_steps.Context);
        }

        if (!_bot.TryGetBlock(goTo.Block, out _))
        {
            _state.AddWarning(new StepWarning(ErrorCodes.UnknownBlock, $"The bot has no block \"{goTo.Block}\"; the turn ends here."));
        }

        _state.LogBlock("goTo", "goTo");
        return BlockEnd.OfGoTo(goTo.Block);
    }

    private Block FirstBlock()
    {
        if (!_bot.TryGetBlock(_request.Block, out Block? block))
        {
            throw new ArgumentException($"Bot \"{_bot.Id}\" has no block \"{_request.Block}\".");
        }

        if (_request.Answer is not null && block is not InputBlock)
        {
            throw new ArgumentException($"Block \"{block.Id}\" of bot \"{_bot.Id}\" is of kind \"{block.Kind}\"; only an input block takes an answer.");
        }

        if (_request.StepIndex > 0 && (block is not ActionBlock action || _request.StepIndex > action.Steps.Count))
        {
            throw new ArgumentException($"Block \"{block.Id}\" of bot \"{_bot.Id}\" has no step {_request.StepIndex}; the bot has changed since the run began.");
        }

        return block;
    }

    private BlockResult ToResult(in BlockEnd end)
    {
        SessionVariables variables = _state.Session.Variables;
        SensitiveMask? mask = variables.CreateMask();
        StepError? error = end.Error is null ? null : mask is null ? end.Error : end.Error.With(mask);
        IReadOnlyList<StepLog> log = _state.MaskedLog(mask);
        if (error is not null)
        {
            RunLog.RunFailed(_logger, _bot.Id, _state.Session.Id, _state.BlockId, error.Code, error.Message);
        }

        return new BlockResult
        {
            Status = StatusOf(end),
            RunId = _state.RunId,
            Block = _state.BlockId,
            Effects = _state.Effects,
            Changes = ChangeMask.Mask(variables.Changes, mask),
            Log = log,
            Continuation = end.Continuation,
            OpenInput = end.OpenInput,
            Error = error,
            Transcript = _state.Transcript.Added(mask),
        };
    }

    private RunStatus StatusOf(in BlockEnd end)
    {
        if (end.Error is not null)
        {
            return RunStatus.Failed;
        }

        Session session = _state.Session;
        return _state.IsClosed ? RunStatus.Closed
            : end.Continuation is not null || end.OpenInput is not null ? RunStatus.Waiting
            : session.IsOffloaded ? RunStatus.Offloaded
            : session.IsPaused ? RunStatus.Paused
            : RunStatus.Completed;
    }
}
