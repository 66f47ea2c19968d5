using System.Runtime.InteropServices;
namespace ActionSteps.Scripting.BuiltIns;

/// <content><c>all</c>, <c>allSettled</c>, <c>any</c> and <c>race</c>.</content>
internal static partial class PromiseConstructor
{
    private static JsValue Combine(in NativeCall call, CombinatorKind kind)
    {
        Realm realm = call.Realm;
        PromiseCapability capability = NewCapability(realm, call.This);
        IteratorRecord? iterator = null;
        try
        {
            JsValue resolve = call.This.AsObject.Get(realm, Names.Resolve);
            if (!resolve.IsCallable)
            {
                throw realm.TypeError("Promise resolve or reject function is not callable");
            }

            iterator = IteratorRecord.Get(realm, call[0]);
            Collect(realm, call.This, resolve, iterator, capability, kind);
        }
        catch (JsThrow thrown)
        {
            realm.Meter.ThrowIfReached();
            iterator?.CloseQuietly(realm);
            capability.Reject(realm, thrown.Value);
        }

        return capability.Promise;
    }

    private static void Collect(
        Realm realm, JsValue constructor, JsValue resolve, IteratorRecord iterator, PromiseCapability capability, CombinatorKind kind)
    {
        var group = new CombinatorGroup(capability, kind);
        using HeldCell held = realm.Hold(group);
        for (int index = 0; iterator.TryNext(realm, out JsValue item); index++)
        {
            realm.Meter.Charge(2);
            JsValue promise = realm.Call(resolve, constructor, item);
            if (kind == CombinatorKind.Race)
            {
                Operations.Invoke(realm, promise, Names.Then, [capability.ResolveFunction, capability.RejectFunction]);
                continue;
            }

            if (group.Values.Count == group.Values.Capacity)
            {
                realm.Meter.Allocate(24 + (32L * Math.Max(4, group.Values.Count)));
            }

            realm.Meter.Allocate(48);
            group.Values.Add(JsValue.Undefined);
            group.Remaining++;
            var element = new CombinatorElement(group, index);
            JsValue onFulfilled = kind == CombinatorKind.Any
                ? capability.ResolveFunction
                : new JsNativeFunction(realm, "", 1, static (in NativeCall call) => Settle(call, isRejected: false), element);
            JsValue onRejected = kind == CombinatorKind.All
                ? capability.RejectFunction
                : new JsNativeFunction(realm, "", 1, static (in NativeCall call) => Settle(call, isRejected: true), element);
            Operations.Invoke(realm, promise, Names.Then, [onFulfilled, onRejected]);
        }

        if (kind != CombinatorKind.Race)
        {
            group.Finish(realm);
        }
    }

    private static JsValue Settle(in NativeCall call, bool isRejected)
    {
        var element = (CombinatorElement)call.Callee.State!;
        if (element.IsSettled)
        {
            return JsValue.Undefined;
        }

        element.IsSettled = true;
        CombinatorGroup group = element.Group;
        JsValue value = call[0];
        if (group.Combinator == CombinatorKind.AllSettled)
        {
            JsObject outcome = call.Realm.NewObject();
            outcome.PutOwn(call.Realm, "status", isRejected ? "rejected" : "fulfilled", PropertyFlags.Default);
            outcome.PutOwn(call.Realm, isRejected ? "reason" : Names.Value, value, PropertyFlags.Default);
            value = outcome;
        }

        group.Values[element.Index] = value;
        group.Finish(call.Realm);
        return JsValue.Undefined;
    }

    private sealed class CombinatorGroup(PromiseCapability capability, CombinatorKind kind) : HeapCell(CellKind.Internal)
    {
        internal CombinatorKind Combinator { get; } = kind;

        internal List<JsValue> Values { get; } = [];

        /// <summary>Promises that are not settled, and one for the loop that collects them.</summary>
        internal int Remaining { get; set; } = 1;

        internal void Finish(Realm realm)
        {
            if (--Remaining > 0)
            {
                return;
            }

            JsArray values = realm.NewArrayOf(Values);
            if (Combinator != CombinatorKind.Any)
            {
                capability.Resolve(realm, values);
                return;
            }

            JsError error = JsError.Create(realm, realm.Get(Intrinsic.AggregateErrorPrototype), "All promises were rejected");
            error.PutOwn(realm, Names.Errors, values, PropertyFlags.Hidden);
            capability.Reject(realm, error);
        }

        internal override void Trace(MemoryCensus census)
        {
            census.Count(96 + (16L * Values.Capacity));
            census.Visit(CollectionsMarshal.AsSpan(Values));
            census.Visit(capability.Promise);
        }
    }

    private sealed class CombinatorElement(CombinatorGroup group, int index) : HeapCell(CellKind.Internal)
    {
        internal CombinatorGroup Group { get; } = group;

        internal int Index { get; } = index;

        internal bool IsSettled { get; set; }

        internal override void Trace(MemoryCensus census)
        {
            census.Count(48);
            census.Visit(Group);
        }
    }
}
