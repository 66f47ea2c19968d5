namespace ActionSteps.Scripting.Values;

/// <summary>What happens when a promise settles: handlers of <c>then</c>, or a suspended function that goes on.</summary>
internal sealed class PromiseReaction : HeapCell
{
    internal PromiseReaction(JsObject? onFulfilled, JsObject? onRejected, PromiseCapability? capability)
        : base(CellKind.Internal) => (OnFulfilled, OnRejected, Capability) = (onFulfilled, onRejected, capability);

    internal PromiseReaction(IAwaiter awaiter)
        : base(CellKind.Internal) => Awaiter = awaiter;

    internal JsObject? OnFulfilled { get; }

    internal JsObject? OnRejected { get; }

    /// <summary>The promise that <c>then</c> returned; null when nobody looks at it.</summary>
    internal PromiseCapability? Capability { get; }

    internal IAwaiter? Awaiter { get; }

    internal override void Trace(MemoryCensus census)
    {
        census.Count(Capability is null ? 64 : 136);
        census.Visit(OnFulfilled);
        census.Visit(OnRejected);
        census.Visit(Awaiter as HeapCell);
        census.Visit(Capability?.Promise);
        census.Visit(Capability?.ResolveFunction ?? JsValue.Undefined);
        census.Visit(Capability?.RejectFunction ?? JsValue.Undefined);
    }
}
