using System.Diagnostics.CodeAnalysis;
using ActionSteps.Api;
using ActionSteps.Blocks.Checks;
using ActionSteps.Blocks.Reading;
using ActionSteps.Blocks.Shapes;
using ActionSteps.Code;
using ActionSteps.Flow;
using ActionSteps.Knowledge;
using ActionSteps.Mail;
using ActionSteps.Messages;
using ActionSteps.Offload;
using ActionSteps.Tables;
using ActionSteps.Tracking;
using ActionSteps.Variables;
using ActionSteps.Voice;

namespace ActionSteps.Blocks;

/// <summary>The steps that come with the library.</summary>
internal static class BuiltInSteps
{
    /// <summary>The steps by their class.</summary>
    public static IReadOnlyDictionary<Type, ObjectShape> Shapes { get; } = CreateShapes();

    private static Dictionary<Type, ObjectShape> CreateShapes()
    {
        Dictionary<Type, ObjectShape> steps = [];
        Add<SetVariablesStep>(steps);
        Add<ClearSessionStep>(steps);
        Add<GetTimeStep>(steps);
        Add<DelayStep>(steps);
        Add<PauseBotStep>(steps);
        Add<CloseConversationStep>(steps);
        Add<GoToVariableBlockStep>(steps, own: new Dictionary<string, JsonShape>
        {
            ["variable"] = new PathShape(isTarget: false, besides: GoToVariableBlockStep.InterruptedByEvent),
        });
        Add<ApiStep>(steps, check: ApiCheck.Report);
        Add<CodeStep>(steps, check: CodeCheck.Report);
        Add<JsonBuilderStep>(steps);
        Add<IFrameStep>(steps);
        Add<TrackEventStep>(steps);
        Add<SendMailStep>(steps);
        Add<MailReportStep>(steps);
        Add<StartRecordingStep>(steps);
        Add<StopRecordingStep>(steps);
        Add<ForwardCallStep>(steps);
        Add<TableOperationStep>(steps, check: TableCheck.Report);
        Add<KnowledgeBaseStep>(steps);
        Add<OffloadStep>(steps, check: OffloadCheck.Report);
        return steps;
    }

    private static void Add<[DynamicallyAccessedMembers(ObjectShapeFactory.Needed)] TStep>(
        Dictionary<Type, ObjectShape> steps,
        IReadOnlyDictionary<string, JsonShape>? own = null,
        Action<TStep, BotCheck>? check = null)
        where TStep : class, IActionStep
    {
        string kind = StepKinds.Of(typeof(TStep));
        steps.Add(typeof(TStep), ObjectShapeFactory.Create(BuiltInTypes.Shapes, kind, kind, own, check));
    }
}
