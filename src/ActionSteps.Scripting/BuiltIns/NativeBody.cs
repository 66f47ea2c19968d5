namespace ActionSteps.Scripting.BuiltIns;

/// <summary>The code of a built-in function.</summary>
internal delegate JsValue NativeBody(in NativeCall call);
