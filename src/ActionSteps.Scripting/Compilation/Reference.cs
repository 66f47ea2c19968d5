namespace ActionSteps.Scripting.Compilation;

/// <summary>A target of an assignment whose object and key are evaluated already.</summary>
internal readonly record struct Reference(ReferenceKind Kind, Expression Node, int Object, int Key);
