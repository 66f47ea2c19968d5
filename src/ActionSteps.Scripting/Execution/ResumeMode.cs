namespace ActionSteps.Scripting.Execution;

/// <summary>How a suspended function goes on; the numbers are also used by compiled code.</summary>
internal enum ResumeMode
{
    Next = 0,
    Throw = 1,
    Return = 2,
}
