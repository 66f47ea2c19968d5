using ActionSteps.Expressions;
using ActionSteps.Messages;
using ActionSteps.Sessions;
using ActionSteps.Voice;

namespace ActionSteps.Execution;

/// <summary>
/// What the steps of one run see. One object serves all steps of a run, one after the other; when a step is abandoned at its deadline
/// it keeps an object that refuses everything, and the run goes on with a new one.
/// </summary>
internal sealed class RunContext : StepContext
{
    private readonly RunState _run;
    private bool _abandoned;

    public RunContext(RunState run) => _run = run;

    public override string BotId => _run.Bot.Id;

    public override string BotVersion => _run.Bot.Version;

    public override string RunId => _run.RunId;

    public override string BlockId => Current.BlockId;

    public override string StepId => Current.StepId;

    public override string IdempotencyKey => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"{_run.RunId}-{Current.StepNumber}");

    public override string SessionId => _run.Session.Id;

    public override string Channel => _run.Session.Channel;

    public override bool IsVoice => _run.IsVoice;

    public override string? Locale => _run.Session.Locale;

    public override SessionVariables Variables => Current.Session.Variables;

    public override EvaluationContext Evaluation => Current.Evaluation;

    public override TimeProvider Clock => _run.Options.Clock;

    public override Random Random => _run.Options.Random;

    private RunState Current => _abandoned
        ? throw new InvalidOperationException("The step has ended at its deadline; its context cannot be used any more.")
        : _run;

    public override string Render(Template template, TemplateEncoding encoding = TemplateEncoding.None, string field = "")
    {
        ArgumentNullException.ThrowIfNull(template);
        string text = template.Render(Evaluation, encoding);
        _run.CollectFaults();
        _run.LogInput(field, Value.Text(text));
        return text;
    }

    public override bool TryEvaluate(Template template, out Value value, string field = "")
    {
        ArgumentNullException.ThrowIfNull(template);
        bool evaluated = template.TryEvaluate(Evaluation, out value);
        _run.CollectFaults();
        _run.LogInput(field, value);
        return evaluated;
    }

    public override bool Set(VariablePath path, Value value)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Accepted(Variables.Set(path, value), path.Source);
    }

    public override bool Store(string? entryNamespace, Value data) =>
        Accepted(Variables.Store(entryNamespace, data), entryNamespace ?? string.Empty);

    public override void Send(OutgoingMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        Current.Send(message);
    }

    public override void Emit(Effect effect)
    {
        ArgumentNullException.ThrowIfNull(effect);
        Current.AddEffect(effect);
    }

    public override void Warn(string code, string message) => Current.AddWarning(new StepWarning(code, message));

    public override void LogInput(string field, Value value) => Current.LogInput(field, value);

    public override TPort? FindPort<TPort>()
        where TPort : class => Current.Ports.Find<TPort>();

    public override TSetting? FindSetting<TSetting>()
        where TSetting : class => _run.Bot.FindSetting<TSetting>() ?? _run.Options.Code as TSetting;

    public override async ValueTask<IReadOnlyList<TranscriptEntry>> ReadTranscriptAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<TranscriptEntry> before = Current.ReadHistory is { } read ? await read(cancellationToken).ConfigureAwait(false) : [];
        return Current.Transcript.ToList(before, Current.Session.Variables.CreateMask());
    }

    public override string? FindBlock(string idLabelOrName) => _run.Bot.FindBlock(idLabelOrName);

    public override bool IsContextActive(string name) => Current.Session.ContextLifespan(name) > 0;

    public override void SetContext(string name, int lifespan) => Current.Session.SetContext(name, lifespan);

    public override void ClearContexts() => Current.Session.ClearContexts();

    internal override TimeSpan TimeLeft => Current.TimeLeft;

    internal override void KeepChanges() => Current.StepMark = Current.TakeMark();

    internal override void LogConsole(IReadOnlyList<ConsoleLine> lines) => Current.Console = lines;

    internal override void CollectFaults() => Current.CollectFaults();

    internal override void SetInternal(VariablePath path, Value value) => Current.Session.Variables.SetInternal(path, value);

    internal override void CloseConversation()
    {
        RunState run = Current;
        if (run.IsVoice)
        {
            run.AddEffect(CallCommand.Of(CallCommandType.HangUp, this));
        }

        run.Session.EndConversation();
        run.IsClosed = true;
    }

    /// <summary>Makes the object refuse everything from now on.</summary>
    public void Abandon() => _abandoned = true;

    private bool Accepted(VariableFault fault, string name)
    {
        if (fault == VariableFault.None)
        {
            return true;
        }

        string message = $"\"{name}\" was not written: {VariableFaultText.Of(fault)}";
        if (fault == VariableFault.SessionTooLarge)
        {
            throw new StepException(ErrorCodes.SessionTooLarge, message);
        }

        Warn(VariableFaultText.CodeOf(fault), message);
        return false;
    }
}
