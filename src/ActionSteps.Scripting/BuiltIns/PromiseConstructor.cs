using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary><c>Promise</c> and its prototype; the combinators are in the other part.</summary>
internal static partial class PromiseConstructor
{
    private static readonly IntrinsicTable s_table = IntrinsicTable.Of([
        .. Constructor("Promise", 1, Intrinsic.PromisePrototype),
        Method("all", 1, static (in NativeCall call) => Combine(call, CombinatorKind.All)),
        Method("allSettled", 1, static (in NativeCall call) => Combine(call, CombinatorKind.AllSettled)),
        Method("any", 1, static (in NativeCall call) => Combine(call, CombinatorKind.Any)),
        Method("race", 1, static (in NativeCall call) => Combine(call, CombinatorKind.Race)),
        Method("reject", 1, Reject),
        Method("resolve", 1, Resolve),
        Method("try", 1, Try),
        Method("withResolvers", 0, WithResolvers),
        Species(),
    ]);

    private static readonly IntrinsicTable s_prototype = IntrinsicTable.Of(
        Link("constructor", Intrinsic.Promise),
        Method("catch", 1, static (in NativeCall call) => Operations.Invoke(call.Realm, call.This, Names.Then, [JsValue.Undefined, call[0]])),
        Method("finally", 1, Finally),
        Method("then", 2, Then),
        Tag("Promise"));

    internal static JsObject Create(Realm realm) =>
        s_table.Apply(realm, new JsNativeFunction(realm.FunctionPrototype, "Promise".AsJs(), 1, Construct, isConstructor: true));

    internal static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm.ObjectPrototype);

    /// <summary>CreateResolvingFunctions.</summary>
    internal static (JsNativeFunction Resolve, JsNativeFunction Reject) ResolvingFunctions(Realm realm, JsPromise promise, out ResolvingState state)
    {
        state = new ResolvingState(promise);
        var resolve = new JsNativeFunction(realm, "", 1, ResolveBody, state);
        var reject = new JsNativeFunction(realm, "", 1, RejectBody, state);
        return (resolve, reject);
    }

    /// <summary>NewPromiseCapability.</summary>
    internal static PromiseCapability NewCapability(Realm realm, JsValue constructor)
    {
        if (ReferenceEquals(constructor.Cell, realm.Get(Intrinsic.Promise)))
        {
            JsPromise promise = JsPromise.Create(realm);
            var (resolve, reject) = ResolvingFunctions(realm, promise, out _);
            return PromiseCapability.Of(promise, resolve, reject);
        }

        if (constructor.Cell is not JsObject { IsConstructor: true } own)
        {
            throw realm.TypeError($"{Operations.Describe(constructor)} is not a constructor");
        }

        var given = new CapabilityFunctions();
        var executor = new JsNativeFunction(realm, "", 2, ExecutorBody, given);
        JsObject made = own.Construct(realm, [executor], own).AsObject;
        return given.Resolve.IsCallable && given.Reject.IsCallable
            ? PromiseCapability.Of(made, given.Resolve, given.Reject)
            : throw realm.TypeError("Promise resolve or reject function is not callable");
    }

    /// <summary>PromiseResolve.</summary>
    internal static JsObject ResolveFor(Realm realm, JsObject constructor, JsValue value)
    {
        if (value.Cell is JsPromise promise && ReferenceEquals(promise.Get(realm, Names.Constructor).Cell, constructor))
        {
            return promise;
        }

        PromiseCapability capability = NewCapability(realm, constructor);
        capability.Resolve(realm, value);
        return capability.Promise;
    }

    private static JsValue ResolveBody(in NativeCall call)
    {
        var state = (ResolvingState)call.Callee.State!;
        if (state.TryUse())
        {
            state.Promise.Resolve(call.Realm, call[0]);
        }

        return JsValue.Undefined;
    }

    private static JsValue RejectBody(in NativeCall call)
    {
        var state = (ResolvingState)call.Callee.State!;
        if (state.TryUse())
        {
            state.Promise.Reject(call.Realm, call[0]);
        }

        return JsValue.Undefined;
    }

    private static JsValue ExecutorBody(in NativeCall call)
    {
        var given = (CapabilityFunctions)call.Callee.State!;
        if (!given.Resolve.IsUndefined || !given.Reject.IsUndefined)
        {
            throw call.Realm.TypeError("Promise executor has already been invoked with non-undefined arguments");
        }

        (given.Resolve, given.Reject) = (call[0], call[1]);
        return JsValue.Undefined;
    }

    private static JsValue Construct(in NativeCall call)
    {
        Realm realm = call.Realm;
        if (call.NewTarget is null)
        {
            throw realm.TypeError("Promise constructor cannot be invoked without 'new'");
        }

        if (!call[0].IsCallable)
        {
            throw realm.TypeError($"Promise resolver {Operations.Describe(call[0])} is not a function");
        }

        realm.Meter.Allocate(112);
        var promise = new JsPromise(Operations.PrototypeFor(realm, call.NewTarget, Intrinsic.PromisePrototype));
        var (resolve, reject) = ResolvingFunctions(realm, promise, out ResolvingState state);
        try
        {
            realm.Call(call[0], JsValue.Undefined, resolve, reject);
        }
        catch (JsThrow thrown)
        {
            realm.Meter.ThrowIfReached();
            if (state.TryUse())
            {
                promise.Reject(realm, thrown.Value);
            }
        }

        return promise;
    }

    private static JsObject ThisConstructor(in NativeCall call) => call.This.TryGetObject(out JsObject? constructor)
        ? constructor
        : throw call.Realm.TypeError("Promise method called on non-object");

    private static JsValue Resolve(in NativeCall call) => ResolveFor(call.Realm, ThisConstructor(call), call[0]);

    private static JsValue Reject(in NativeCall call)
    {
        PromiseCapability capability = NewCapability(call.Realm, call.This);
        capability.Reject(call.Realm, call[0]);
        return capability.Promise;
    }

    private static JsValue Try(in NativeCall call)
    {
        Realm realm = call.Realm;
        PromiseCapability capability = NewCapability(realm, ThisConstructor(call));
        JsValue result;
        try
        {
            result = realm.Call(call[0], JsValue.Undefined, call.Arguments[Math.Min(call.Count, 1)..]);
        }
        catch (JsThrow thrown)
        {
            realm.Meter.ThrowIfReached();
            capability.Reject(realm, thrown.Value);
            return capability.Promise;
        }

        capability.Resolve(realm, result);
        return capability.Promise;
    }

    private static JsValue WithResolvers(in NativeCall call)
    {
        PromiseCapability capability = NewCapability(call.Realm, call.This);
        JsObject made = call.Realm.NewObject();
        made.PutOwn(call.Realm, "promise", capability.Promise, PropertyFlags.Default);
        made.PutOwn(call.Realm, Names.Resolve, capability.ResolveFunction, PropertyFlags.Default);
        made.PutOwn(call.Realm, "reject", capability.RejectFunction, PropertyFlags.Default);
        return made;
    }

    private static JsValue Then(in NativeCall call)
    {
        JsPromise promise = call.ThisAs<JsPromise>("Promise.prototype.then");
        JsObject constructor = Operations.SpeciesConstructor(call.Realm, promise, Intrinsic.Promise);
        PromiseCapability capability = ReferenceEquals(constructor, call.Realm.Get(Intrinsic.Promise))
            ? PromiseCapability.Plain(call.Realm)
            : NewCapability(call.Realm, constructor);
        promise.Then(call.Realm, new PromiseReaction(
            call[0].IsCallable ? call[0].AsObject : null, call[1].IsCallable ? call[1].AsObject : null, capability));
        return capability.Promise;
    }

    private static JsValue Finally(in NativeCall call)
    {
        Realm realm = call.Realm;
        if (!call.This.TryGetObject(out JsObject? promise))
        {
            throw realm.TypeError("Promise.prototype.finally called on a non-object");
        }

        JsObject constructor = Operations.SpeciesConstructor(realm, promise, Intrinsic.Promise);
        if (!call[0].IsCallable)
        {
            return Operations.Invoke(realm, promise, Names.Then, [call[0], call[0]]);
        }

        var state = new FinallyState(call[0].AsObject, constructor, JsValue.Undefined);
        var onFulfilled = new JsNativeFunction(realm, "", 1, static (in NativeCall inner) => RunFinally(inner, isRejected: false), state);
        var onRejected = new JsNativeFunction(realm, "", 1, static (in NativeCall inner) => RunFinally(inner, isRejected: true), state);
        return Operations.Invoke(realm, promise, Names.Then, [onFulfilled, onRejected]);
    }

    private static JsValue RunFinally(in NativeCall call, bool isRejected)
    {
        var state = (FinallyState)call.Callee.State!;
        JsValue result = state.Callback.Call(call.Realm, JsValue.Undefined, []);
        JsObject promise = ResolveFor(call.Realm, state.Constructor, result);
        var kept = new FinallyState(state.Callback, state.Constructor, call[0]);
        NativeBody body = isRejected
            ? static (in NativeCall inner) => throw new JsThrow(((FinallyState)inner.Callee.State!).Kept)
            : static (in NativeCall inner) => ((FinallyState)inner.Callee.State!).Kept;
        return Operations.Invoke(call.Realm, promise, Names.Then, [new JsNativeFunction(call.Realm, "", 0, body, kept)]);
    }

    private sealed class CapabilityFunctions() : HeapCell(CellKind.Internal)
    {
        internal JsValue Resolve { get; set; } = JsValue.Undefined;

        internal JsValue Reject { get; set; } = JsValue.Undefined;

        internal override void Trace(MemoryCensus census)
        {
            census.Count(56);
            census.Visit(Resolve);
            census.Visit(Reject);
        }
    }

    private sealed class FinallyState(JsObject callback, JsObject constructor, JsValue kept) : HeapCell(CellKind.Internal)
    {
        internal JsObject Callback { get; } = callback;

        internal JsObject Constructor { get; } = constructor;

        internal JsValue Kept { get; } = kept;

        internal override void Trace(MemoryCensus census)
        {
            census.Count(56);
            census.Visit(Callback);
            census.Visit(Constructor);
            census.Visit(Kept);
        }
    }
}
