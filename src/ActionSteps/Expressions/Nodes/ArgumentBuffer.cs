using System.Runtime.CompilerServices;
using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Nodes;

/// <summary>Room for the arguments of most calls on the stack.</summary>
[InlineArray(Capacity)]
internal struct ArgumentBuffer
{
    public const int Capacity = 6;

    private Value _first;
}
