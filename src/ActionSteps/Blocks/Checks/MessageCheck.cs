using ActionSteps.Blocks.Reading;
using ActionSteps.Expressions;
using ActionSteps.Messages;
using ActionSteps.Sessions;

namespace ActionSteps.Blocks.Checks;

/// <summary>Warns of messages that will not be sent, or not as their builder expects.</summary>
internal static class MessageCheck
{
    public static void Report(MessageTemplate message, BotCheck check)
    {
        string type = message.ApiForm["type"].ToString();
        if (MessageTypes.Find(type) is null)
        {
            check.WarnAt(
                "type",
                $"Messages of type {FaultText.Quote(type)} are not known, so that it is not sent.",
                check.Suggestions.Nearest(type, MessageTypes.Names));
            return;
        }

        bool isFixed = true;
        foreach ((string path, Template template) in message.Templates)
        {
            isFixed = false;
            if (template.Faults.Count > 0)
            {
                ReportTemplate(path, template, check);
            }
        }

        if (isFixed && !message.TryRender(new EvaluationContext(new SessionVariables()), out _, out StepWarning? warning) && warning is not null)
        {
            check.Warn(warning.Message);
        }

        ReportBlocks(message.ApiForm["config"], [.. check.Path.ToParts(), new PathPart("config", 0)], check);
    }

    private static void ReportTemplate(string path, Template template, BotCheck check)
    {
        int offset = check.Offset;
        check.Offset = FaultPlace.Unknown;
        int entered = 0;
        foreach (string part in path.Split(['.', '['], StringSplitOptions.RemoveEmptyEntries))
        {
            entered++;
            if (part.EndsWith(']') && int.TryParse(part.AsSpan(0, part.Length - 1), out int index))
            {
                check.Path.Enter(index);
            }
            else
            {
                check.Path.Enter(part);
            }
        }

        TemplateCheck.Report(template, check);
        for (; entered > 0; entered--)
        {
            check.Path.Leave();
        }

        check.Offset = offset;
    }

    /// <summary>Takes the blocks to which buttons lead: a click on one that is not there is read as typed text.</summary>
    private static void ReportBlocks(Value value, PathPart[] path, BotCheck check)
    {
        if (value.TryGetList(out ValueList? list))
        {
            for (int i = 0; i < list.Count; i++)
            {
                ReportBlocks(list[i], [.. path, new PathPart(null, i)], check);
            }
        }
        else if (value.TryGetObject(out ValueObject? members))
        {
            foreach ((string name, Value member) in members)
            {
                PathPart[] memberPath = [.. path, new PathPart(name, 0)];
                if (name == "nextDialogstateId" && member.TryGetText(out string? block) && block.Length > 0)
                {
                    check.Blocks.Refer(block, new FaultPlace(memberPath, FaultPlace.Unknown, FaultPlace.Unknown), FaultSeverity.Warning);
                }
                else
                {
                    ReportBlocks(member, memberPath, check);
                }
            }
        }
    }
}
