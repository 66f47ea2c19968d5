namespace ActionSteps.Scripting.Execution;

/// <summary>A job of the microtask queue.</summary>
internal readonly record struct Job(JobKind Kind, HeapCell Target, HeapCell? Other, JsValue Value, PromiseState State = PromiseState.Pending);
