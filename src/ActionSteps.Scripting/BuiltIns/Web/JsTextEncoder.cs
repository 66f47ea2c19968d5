namespace ActionSteps.Scripting.BuiltIns;

/// <summary>A <c>TextEncoder</c>; it has no state.</summary>
internal sealed class JsTextEncoder(JsObject prototype) : JsObject(prototype);
