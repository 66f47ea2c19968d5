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

    /// <summary>Pairs of steps, to the next instruction and its place in the source: small numbers in one byte, the sign of the second in its lowest bit.</summary>
    internal required byte[] Positions { get; init; }

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
        int found = SourceStart;
        int at = 0;
        int position = 0;
        int next = 0;
        while (next < Positions.Length)
        {
            at += (int)ReadStep(ref next);
            if (at > pc)
            {
                break;
            }

            uint step = ReadStep(ref next);
            position += (int)(step >> 1) ^ -(int)(step & 1);
            found = position;
        }

        return found;
    }

    private uint ReadStep(ref int next)
    {
        uint value = 0;
        int shift = 0;
        byte part;
        do
        {
            part = Positions[next++];
            value |= (uint)(part & 0x7F) << shift;
            shift += 7;
        }
        while (part >= 0x80);
        return value;
    }
}
