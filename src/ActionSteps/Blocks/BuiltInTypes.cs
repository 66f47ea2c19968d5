using System.Diagnostics.CodeAnalysis;
using ActionSteps.Api;
using ActionSteps.Blocks.Checks;
using ActionSteps.Blocks.Shapes;
using ActionSteps.Code;
using ActionSteps.Expressions;
using ActionSteps.Flow;
using ActionSteps.Knowledge;
using ActionSteps.Messages;
using ActionSteps.Offload;
using ActionSteps.Sessions;
using ActionSteps.Tables;
using ActionSteps.Tracking;
using ActionSteps.Variables;

namespace ActionSteps.Blocks;

/// <summary>The types that members of every step may have, and the records and enums of the built-in steps and of the bot.</summary>
internal static class BuiltInTypes
{
    public static ShapeTable Shapes { get; } = CreateShapes();

    private static ShapeTable CreateShapes()
    {
        ShapeTable shapes = new();
        AddPlain(shapes);
        AddFlow(shapes);
        AddSteps(shapes);
        AddApi(shapes);
        AddTables(shapes);
        AddSettings(shapes);
        return shapes;
    }

    private static void AddPlain(ShapeTable shapes)
    {
        shapes.Add<string>(new TextShape());
        shapes.Add<Template>(new TemplateShape());
        shapes.Add<Expression>(new ExpressionShape());
        shapes.Add<VariablePath>(new PathShape(isTarget: true));
        shapes.AddStruct<Value>(new ValueShape());
        shapes.AddStruct<BlockReference>(BlockReferenceShape.Reference);
        shapes.AddStruct<bool>(new BooleanShape());
        shapes.AddStruct<int>(new IntegerShape(int.MinValue, int.MaxValue, number => (int)number));
        shapes.AddStruct<long>(new IntegerShape(long.MinValue, long.MaxValue, number => number));
        shapes.AddStruct<double>(new DoubleShape());
        shapes.AddStruct<decimal>(new DecimalShape());
        shapes.AddStruct<TimeSpan>(new DurationShape());
        shapes.AddSingle<IReadOnlyDictionary<string, int>>(new CountsShape());
    }

    private static void AddFlow(ShapeTable shapes)
    {
        shapes.AddStruct<AssignmentType>(NamesShape.Of<AssignmentType>());
        shapes.Add<Assignment>(ObjectShapeFactory.Create<Assignment>(shapes, "assignment", check: AssignmentCheck.Report));
        shapes.AddStruct<ConditionJoin>(NamesShape.Of<ConditionJoin>());
        shapes.AddStruct<ConditionOperator>(new NamesShape(
            [.. ConditionOperators.All.Select(pair => KeyValuePair.Create(pair.Key, (object)pair.Value))]));
        shapes.Add<ConditionStatement>(ObjectShapeFactory.Create<ConditionStatement>(
            shapes, "statement", own: new Dictionary<string, JsonShape> { ["variable"] = new OperandShape() }, check: ConditionCheck.Report));
        shapes.AddSingle<Condition>(new ConvertedShape<IReadOnlyList<ConditionStatement>, Condition>(
            shapes.Get<IReadOnlyList<ConditionStatement>>(),
            statements => new Condition(statements),
            condition => condition.Statements,
            ConditionCheck.Report));
        shapes.Add<GoTo>(ObjectShapeFactory.Create<GoTo>(
            shapes, "goTo", own: new Dictionary<string, JsonShape> { ["block"] = BlockReferenceShape.Text }));
        AddRecord<ConditionBranch>(shapes, "branch");
        shapes.Add<MessageTemplate>(new MessageShape());
    }

    private static void AddSteps(ShapeTable shapes)
    {
        shapes.AddStruct<DelayUnit>(NamesShape.Of<DelayUnit>());
        AddRecord<JsonBuilderItem>(shapes, "jsonBuilderItem");
        AddRecord<EventDetail>(shapes, "attribute");
        AddRecord<OffloadPayloadEntry>(shapes, "payloadEntry");
        shapes.AddStruct<CodeArgumentType>(NamesShape.Of<CodeArgumentType>());
        shapes.Add<CodeArgument>(ObjectShapeFactory.Create<CodeArgument>(shapes, "argument", check: CodeCheck.Report));
    }

    private static void AddApi(ShapeTable shapes)
    {
        shapes.AddStruct<ApiMethod>(NamesShape.Of<ApiMethod>());
        shapes.AddStruct<ApiValueType>(NamesShape.Of<ApiValueType>());
        shapes.AddStruct<ApiAuthorizationType>(NamesShape.Of<ApiAuthorizationType>());
        shapes.Add<ApiParameter>(ObjectShapeFactory.Create<ApiParameter>(shapes, "parameter", check: ApiCheck.Report));
        AddRecord<ApiAuthorization>(shapes, "authorization");
        shapes.Add<ApiPart>(ObjectShapeFactory.Create<ApiPart>(shapes, "part", check: ApiCheck.Report));
        shapes.AddStruct<ApiOutcome>(NamesShape.Of<ApiOutcome>());
        shapes.Add<ApiRetry>(ObjectShapeFactory.Create<ApiRetry>(shapes, "retry", check: ApiCheck.Report));
        shapes.Add<ApiOutcomeBlocks>(ObjectShapeFactory.Create<ApiOutcomeBlocks>(shapes, "outcomes", check: ApiCheck.Report));
        shapes.AddStruct<ApiSettingType>(NamesShape.Of<ApiSettingType>());
        shapes.AddStruct<ApiHash>(NamesShape.Of<ApiHash>());
        shapes.Add<ApiSetting>(ObjectShapeFactory.Create<ApiSetting>(shapes, "apiSetting", check: ApiCheck.Report));
        shapes.AddSingle<ApiSettings>(new ConvertedShape<IReadOnlyList<ApiSetting>, ApiSettings>(
            shapes.Get<IReadOnlyList<ApiSetting>>(),
            items => new ApiSettings(items),
            settings => settings.Items,
            (settings, check) => check.ApiSettings = settings));
    }

    private static void AddTables(ShapeTable shapes)
    {
        shapes.AddStruct<TableOperation>(NamesShape.Of<TableOperation>());
        shapes.AddStruct<TableOperator>(NamesShape.Of<TableOperator>());
        shapes.AddStruct<TableMatch>(NamesShape.Of<TableMatch>());
        shapes.AddStruct<SortDirection>(NamesShape.Of<SortDirection>());
        shapes.AddStruct<ColumnType>(NamesShape.Of<ColumnType>());
        AddRecord<ColumnAssignment>(shapes, "columnValue");
        AddRecord<ColumnCondition>(shapes, "columnCondition");
        AddRecord<TableSort>(shapes, "sort");
        AddRecord<TableColumn>(shapes, "column");
        AddRecord<TableDefinition>(shapes, "table");
        shapes.AddSingle<TableSettings>(new ConvertedShape<IReadOnlyList<TableDefinition>, TableSettings>(
            shapes.Get<IReadOnlyList<TableDefinition>>(),
            tables => new TableSettings(tables),
            settings => settings.Tables,
            (settings, check) => check.Tables = settings));
    }

    private static void AddSettings(ShapeTable shapes)
    {
        shapes.Add<VariableDefinition>(ObjectShapeFactory.Create<VariableDefinition>(shapes, "variable", check: VariableCheck.Report));
        shapes.Add<LibraryScript>(ObjectShapeFactory.Create<LibraryScript>(shapes, "libraryScript", check: CodeCheck.Report));
        shapes.AddSingle<CodeLibrary>(new ConvertedShape<IReadOnlyList<LibraryScript>, CodeLibrary>(
            shapes.Get<IReadOnlyList<LibraryScript>>(),
            scripts => new CodeLibrary(scripts),
            library => library.Scripts,
            (library, check) => check.Library = library));
        AddRecord<KnowledgeFile>(shapes, "knowledgeFile");
        AddRecord<KnowledgeText>(shapes, "knowledgeText");
        AddRecord<KnowledgeSettings>(shapes, "knowledge");
        AddRecord<OpeningRange>(shapes, "openingRange");
        AddRecord<OpeningDay>(shapes, "openingDay");
        AddRecord<OpeningHours>(shapes, "openingHours");
        shapes.Add<OffloadProviderSettings>(ObjectShapeFactory.Create<OffloadProviderSettings>(
            shapes, "offloadProvider", check: OffloadCheck.Report));
        shapes.AddSingle<OffloadSettings>(ObjectShapeFactory.Create<OffloadSettings>(
            shapes,
            "offloading",
            own: new Dictionary<string, JsonShape>
            {
                ["offloadingOpened"] = BlockReferenceShape.Text,
                ["offloadingClosed"] = BlockReferenceShape.Text,
                ["offloadingDisabled"] = BlockReferenceShape.Text,
            },
            check: (settings, check) => check.Offloading = settings));
    }

    private static void AddRecord<[DynamicallyAccessedMembers(ObjectShapeFactory.Needed)] T>(ShapeTable shapes, string name)
        where T : class =>
        shapes.Add<T>(ObjectShapeFactory.Create<T>(shapes, name));
}
