namespace ActionSteps.Scripting.Compilation;

/// <summary>A compiled function: immutable and shared by all runs of a script.</summary>
internal sealed class FunctionCode
{
    /// <summary>Stands in frames that are not in use.</summary>
    internal static readonly FunctionCode Idle = new()
    {
        Name = "",
        Kind = FunctionKind.Normal,
        IsStrict = true,
        IsAsync = false,
        IsGenerator = false,
        IsPlain = true,
        Code = [(int)OpCode.ReturnUndefined],
        Constants = [],
        Names = [],
        Functions = [],
        Shapes = [],
        Templates = [],
        Regions = [],
        Positions = [],
        CaptureSources = [],
        RegisterCount = 0,
        ClearedCount = 0,
        ParameterCount = 0,
        Length = 0,
        KeepsArguments = false,
        Source = new ScriptSource("", ""),
        SourceStart = 0,
        SourceEnd = 0,
    };

    internal required string Name { get; init; }

    internal required FunctionKind Kind { get; init; }

    internal required bool IsStrict { get; init; }

    internal required bool IsAsync { get; init; }

    internal required bool IsGenerator { get; init; }

    /// <summary>Instructions with their operands.</summary>
    internal required int[] Code { get; init; }

    internal required JsValue[] Constants { get; init; }

    internal required PropertyKey[] Names { get; init; }

    internal required FunctionCode[] Functions { get; init; }

    internal required Shape[] Shapes { get; init; }

    internal required TemplateLiteral[] Templates { get; init; }

    internal required ExceptionRegion[] Regions { get; init; }

    /// <summary>Pairs of instruction offset and source position, ascending.</summary>
    internal required int[] Positions { get; init; }

    /// <summary>Where each captured variable comes from when the function is made: a register of the maker, or ~index of its captures.</summary>
    internal required int[] CaptureSources { get; init; }

    internal required int RegisterCount { get; init; }

    /// <summary>Registers below this start as undefined unless an argument is in them.</summary>
    internal required int ClearedCount { get; init; }

    internal required int ParameterCount { get; init; }

    /// <summary>The <c>length</c> of the function.</summary>
    internal required int Length { get; init; }

    /// <summary>Whether all arguments must be kept: for <c>arguments</c>, rest parameters, forwarding constructors.</summary>
    internal required bool KeepsArguments { get; init; }

    internal required ScriptSource Source { get; init; }

    internal required int SourceStart { get; init; }

    internal required int SourceEnd { get; init; }

    /// <summary>Called by pushing a frame: neither generator nor async nor a class constructor.</summary>
    internal required bool IsPlain { get; init; }

    internal bool IsClassConstructor => Kind is FunctionKind.ClassConstructor or FunctionKind.DerivedConstructor;

    internal bool IsConstructor => (Kind == FunctionKind.Normal && !IsAsync && !IsGenerator) || IsClassConstructor;

    internal bool IsArrow => Kind == FunctionKind.Arrow;

    internal int PositionAt(int pc)
    {
        int low = 0;
        int high = (Positions.Length / 2) - 1;
        int position = SourceStart;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            if (Positions[middle * 2] <= pc)
            {
                position = Positions[(middle * 2) + 1];
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return position;
    }
}
