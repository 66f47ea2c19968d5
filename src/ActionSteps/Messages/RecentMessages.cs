using System.Diagnostics.CodeAnalysis;
using ActionSteps.Expressions;
using ActionSteps.Sessions;

namespace ActionSteps.Messages;

/// <summary>
/// Parsed messages of back ends and scripts, which send the same texts with placeholders again and again. Bounded: a message that arrives
/// at a taken place replaces the older one. Thread-safe.
/// </summary>
internal static class RecentMessages
{
    private const int Kept = 256;
    private const int LargestKept = 2_048;

    private static readonly MessageTemplate?[] s_kept = new MessageTemplate?[Kept];

    /// <summary>The message with every placeholder replaced, as <see cref="MessageTemplate.TryRender"/> says it.</summary>
    public static bool TryRender(
        Value form, EvaluationContext context, [NotNullWhen(true)] out OutgoingMessage? message, out StepWarning? warning)
    {
        if (!FormValues.IsAcceptable(form) || ContentTemplate.HasBraces(form["config"]))
        {
            return Parse(form).TryRender(context, out message, out warning);
        }

        // Nothing to replace: reading it costs less than finding it among those that are kept.
        FormReading reading = new() { Random = context.Random };
        message = ApiFormReader.Read(form, reading);
        warning = reading.Warning;
        return message is not null;
    }

    /// <summary>A parsed message, kept when it is not too large.</summary>
    public static MessageTemplate Parse(Value form)
    {
        if (ValueNode.BoundOf(form) > LargestKept)
        {
            return MessageTemplate.Parse(form);
        }

        ref MessageTemplate? place = ref s_kept[(uint)form.GetHashCode() % Kept];
        MessageTemplate? known = Volatile.Read(ref place);
        if (known is null || !known.ApiForm.Equals(form))
        {
            known = MessageTemplate.Parse(form);
            Volatile.Write(ref place, known);
        }

        return known;
    }
}
