using System.Runtime.InteropServices;

namespace ActionSteps.Scripting.Execution;

/// <content>
/// How the loop reaches operands and registers: without bounds checks, because <see cref="FunctionCompiler"/> guarantees them. Code ends
/// with an instruction that does not go on, targets are starts of instructions of the same function, each instruction has all its
/// operands, and operands that name registers are below <see cref="FunctionCode.RegisterCount"/>, which <see cref="CallStack"/> has
/// reserved behind the base of the frame. No script can write code.
/// </content>
internal static partial class Interpreter
{
    /// <summary>Length of the instructions that push a frame; its return goes on behind them.</summary>
    private const int CallWords = 5;

    /// <summary>The first register of a frame.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref JsValue Window(Frame frame) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(frame.Registers), frame.Base);

    /// <summary>The instruction at an offset.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref int Instruction(Frame frame, int pc) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(frame.Code.Code), pc);

    /// <summary>The offset of an instruction.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int PcOf(Frame frame, ref int instruction) =>
        (int)(Unsafe.ByteOffset(ref MemoryMarshal.GetArrayDataReference(frame.Code.Code), ref instruction) / sizeof(int));

    /// <summary>An operand as it is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Word(ref int instruction, int operand) => Unsafe.Add(ref instruction, operand);

    /// <summary>The register that an operand names.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref JsValue R(ref JsValue window, ref int instruction, int operand) =>
        ref Unsafe.Add(ref window, Unsafe.Add(ref instruction, operand));

    // Operators have their operands in the second and third place, jumps in the first and second.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AreNumbers(ref JsValue window, ref int instruction) =>
        R(ref window, ref instruction, 2).IsNumber && R(ref window, ref instruction, 3).IsNumber;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Left(ref JsValue window, ref int instruction) => R(ref window, ref instruction, 2).Number;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Right(ref JsValue window, ref int instruction) => R(ref window, ref instruction, 3).Number;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool ArePair(ref JsValue window, ref int instruction) =>
        R(ref window, ref instruction, 1).IsNumber && R(ref window, ref instruction, 2).IsNumber;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double First(ref JsValue window, ref int instruction) => R(ref window, ref instruction, 1).Number;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Second(ref JsValue window, ref int instruction) => R(ref window, ref instruction, 2).Number;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static VariableCell Cell(in JsValue value) => Unsafe.As<VariableCell>(value.Cell!);

    private static IteratorRecord Iterator(in JsValue value) => Unsafe.As<IteratorRecord>(value.Cell!);
}
