using ActionSteps.Blocks.Checks;
using ActionSteps.Blocks.Shapes;
using ActionSteps.Expressions;
using ActionSteps.Flow;
using ActionSteps.Sessions;
using ActionSteps.Variables;

namespace ActionSteps.Blocks;

/// <summary>The types that members of every step may have, and the records and enums of the built-in steps.</summary>
internal static class BuiltInTypes
{
    public static ShapeTable Shapes { get; } = CreateShapes();

    private static ShapeTable CreateShapes()
    {
        ShapeTable shapes = new();
        AddPlain(shapes);
        AddFlow(shapes);
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
        shapes.AddStruct<ConditionOperator>(NamesShape.Of<ConditionOperator>());
        shapes.Add<ConditionStatement>(ObjectShapeFactory.Create<ConditionStatement>(
            shapes, "statement", own: new Dictionary<string, JsonShape> { ["variable"] = new OperandShape() }, check: PatternCheck.Report));
        shapes.AddSingle<Condition>(new ConvertedShape<IReadOnlyList<ConditionStatement>, Condition>(
            new ListShape<ConditionStatement>(shapes.Get<ConditionStatement>()),
            statements => statements.Count > 0 ? new Condition(statements) : throw new ArgumentException("A condition needs at least one statement."),
            condition => condition.Statements));
        shapes.Add<VariableDefinition>(ObjectShapeFactory.Create<VariableDefinition>(shapes, "variable", check: VariableCheck.Report));
        shapes.Add<GoTo>(ObjectShapeFactory.Create<GoTo>(
            shapes, "goTo", own: new Dictionary<string, JsonShape> { ["block"] = BlockReferenceShape.Text }));
        shapes.Add<ConditionBranch>(ObjectShapeFactory.Create<ConditionBranch>(shapes, "branch"));
        shapes.Add<Messages.MessageTemplate>(new MessageShape());
    }
}
