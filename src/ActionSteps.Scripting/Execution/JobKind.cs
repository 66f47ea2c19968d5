namespace ActionSteps.Scripting.Execution;

/// <summary>What a job of the microtask queue does.</summary>
internal enum JobKind : byte
{
    /// <summary>Calls the handler of a settled promise.</summary>
    Reaction,

    /// <summary>Calls <c>then</c> of an object that a promise was resolved with.</summary>
    FollowThenable,

    /// <summary>Calls a function given to <c>queueMicrotask</c>.</summary>
    Callback,
}
