namespace ActionSteps.Scripting.Compilation;

/// <summary>Where an exception that is thrown between two instructions is handled; inner regions come first in a function.</summary>
internal readonly record struct ExceptionRegion(int Start, int End, int Target, int Register);
