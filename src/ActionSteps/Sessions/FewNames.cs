using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace ActionSteps.Sessions;

/// <summary>Room on the stack for the names of an object that is being made: most objects have a few members.</summary>
[InlineArray(Length)]
internal struct FewNames
{
    private const int Length = 8;

    private string _first;

    /// <summary>Room for so many names, here when it is enough.</summary>
    [UnscopedRef]
    public Span<string> Take(int count)
    {
        Span<string> here = this;
        return count <= Length ? here[..count] : new string[count];
    }
}
