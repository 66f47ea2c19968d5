using System.Runtime.CompilerServices;
using ActionSteps.Expressions;
using ActionSteps.Messages;
using ActionSteps.Sessions;

namespace ActionSteps;

/// <summary>
/// What a step may read and write. Made by the executor for each step; not thread-safe, and not usable after the step has ended:
/// a step that was abandoned at its deadline can do no harm later.
/// </summary>
public abstract class StepContext
{
    private protected StepContext()
    {
    }

    /// <summary>The id of the bot.</summary>
    public abstract string BotId { get; }

    /// <summary><c>DRAFT</c> or <c>LIVE</c>.</summary>
    public abstract string BotVersion { get; }

    /// <summary>The id of the run, the same after a restart.</summary>
    public abstract string RunId { get; }

    /// <summary>The block that is running.</summary>
    public abstract string BlockId { get; }

    /// <summary>The id of the step, or its position in the block, from 0, as text.</summary>
    public abstract string StepId { get; }

    /// <summary>
    /// Names this execution of the step, the same when it is repeated after a crash: run id and number of the step in the run. Immediate
    /// effects hand it to whoever receives them.
    /// </summary>
    public abstract string IdempotencyKey { get; }

    /// <summary>The session's id.</summary>
    public abstract string SessionId { get; }

    /// <summary>Where the user is, the value of <c>internal.channel</c>.</summary>
    public abstract string Channel { get; }

    /// <summary>Whether the channel is a telephone call.</summary>
    public abstract bool IsVoice { get; }

    /// <summary>The user's language, as BCP 47 text; <c>null</c> when nothing is known.</summary>
    public abstract string? Locale { get; }

    /// <summary>The variables of the session. Changes are undone when the step fails.</summary>
    public abstract SessionVariables Variables { get; }

    /// <summary>What templates and expressions see.</summary>
    public abstract EvaluationContext Evaluation { get; }

    /// <summary>The clock of the run.</summary>
    public abstract TimeProvider Clock { get; }

    /// <summary>The current time of <see cref="Clock"/>, in UTC.</summary>
    public DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>The source of chance of the run.</summary>
    public abstract Random Random { get; }

    /// <summary>The text of a template; placeholders that fail print nothing and are a warning. Logged as an input of the step.</summary>
    /// <param name="template">The template.</param>
    /// <param name="encoding">How values are written.</param>
    /// <param name="field">The name of the input in the log; the expression passed as <paramref name="template"/> when left out.</param>
    public abstract string Render(
        Template template,
        TemplateEncoding encoding = TemplateEncoding.None,
        [CallerArgumentExpression(nameof(template))] string field = "");

    /// <summary>
    /// The native value when the template is one placeholder, else its text; placeholders that fail are a warning. Logged as an input.
    /// </summary>
    /// <param name="template">The template.</param>
    /// <param name="field">The name of the input in the log; the expression passed as <paramref name="template"/> when left out.</param>
    public Value Evaluate(Template template, [CallerArgumentExpression(nameof(template))] string field = "")
    {
        TryEvaluate(template, out Value value, field);
        return value;
    }

    /// <summary>As <see cref="Evaluate"/>, and tells whether every placeholder could be evaluated.</summary>
    public abstract bool TryEvaluate(
        Template template, out Value value, [CallerArgumentExpression(nameof(template))] string field = "");

    /// <summary>Writes a variable. A path that cannot be written is a warning; <see cref="Value.Undefined"/> removes the variable.</summary>
    /// <returns>Whether it was written.</returns>
    /// <exception cref="StepException">The session would be too large, which fails the step.</exception>
    public abstract bool Set(VariablePath path, Value value);

    /// <summary>Stores a namespaced entry, merging objects. An entry that cannot be stored is a warning.</summary>
    /// <returns>Whether it was stored.</returns>
    /// <exception cref="StepException">The session would be too large, which fails the step.</exception>
    public abstract bool Store(string? entryNamespace, Value data);

    /// <summary>
    /// Sends a message to the user, after the messages before it; it leaves when the step's changes are safe. What the channel cannot
    /// show is replaced by what it can, or left out, with a warning.
    /// </summary>
    public abstract void Send(OutgoingMessage message);

    /// <summary>Emits an effect, in order with messages; it leaves when the step's changes are safe.</summary>
    public abstract void Emit(Effect effect);

    /// <summary>Adds a warning to the log of the step.</summary>
    public abstract void Warn(string code, string message);

    /// <summary>Adds a resolved input to the log of the step, where it is masked.</summary>
    public abstract void LogInput(string field, Value value);

    /// <summary>
    /// The messages of the conversation so far, oldest first, those of this turn included; sensitive values masked. Read from where the
    /// conversation is kept each time that it is asked for; as many as <c>ConversationOptions.MaxTranscript</c> says.
    /// </summary>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public abstract ValueTask<IReadOnlyList<TranscriptEntry>> ReadTranscriptAsync(CancellationToken cancellationToken);

    /// <summary>A port of the host, from the services of the run; <c>null</c> when it is not registered.</summary>
    public abstract TPort? FindPort<TPort>()
        where TPort : class;

    /// <summary>What the bot says about a subject beside its blocks, such as its tables; <c>null</c> when it says nothing.</summary>
    public abstract TSetting? FindSetting<TSetting>()
        where TSetting : class;

    /// <summary>Finds a block by its id, else by its label, else by a name that only one block has.</summary>
    /// <returns>The id of the block, or <c>null</c>.</returns>
    public abstract string? FindBlock(string idLabelOrName);

    /// <summary>Whether a context is active.</summary>
    public abstract bool IsContextActive(string name);

    /// <summary>Makes a context active for a number of uses; 0 ends it.</summary>
    public abstract void SetContext(string name, int lifespan);

    /// <summary>Ends every context.</summary>
    public abstract void ClearContexts();

    /// <summary>Adds what a script has written to <c>console</c> to the log of the step, where it is masked.</summary>
    internal abstract void LogConsole(IReadOnlyList<ConsoleLine> lines);

    /// <summary>Turns what went wrong in templates that were rendered with <see cref="Evaluation"/> into warnings of the step.</summary>
    internal abstract void CollectFaults();

    /// <summary>How long the step may still take before it fails with <see cref="ErrorCodes.Timeout"/>.</summary>
    internal abstract TimeSpan TimeLeft { get; }

    /// <summary>Keeps what the step has changed so far, also when it fails later.</summary>
    internal abstract void KeepChanges();

    /// <summary>The value of a variable, logged as an input of the step; a sensitive one by its name, whatever its length.</summary>
    internal Value Read(VariablePath path, string field)
    {
        Value value = Variables.Get(path);
        LogInput(field, IsHidden(path, value) ? NameOf(path) : value);
        return value;
    }

    /// <summary>Whether a value is shown by the name of its variable only.</summary>
    internal bool IsHidden(VariablePath path, Value value) => Variables.Definitions.IsSensitive(path.Root) && !value.IsNullOrUndefined;

    /// <summary>What stands in logs for a sensitive value.</summary>
    internal static Value NameOf(VariablePath path) => Value.Text($"{{{path.Source}}}");

    /// <summary>Writes data that only the platform may write.</summary>
    internal abstract void SetInternal(VariablePath path, Value value);

    /// <summary>
    /// Ends the conversation once the step is done: erases the session as by <see cref="Session.EndConversation"/>, drops waits, and
    /// hangs up where the channel is a call. The next message of the user starts a new conversation.
    /// </summary>
    internal abstract void CloseConversation();
}
