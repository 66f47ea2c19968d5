namespace ActionSteps.Scripting.Lodash;

/// <summary>A wrapped value with what is to be done to it. Nothing happens before somebody asks for the value; asking twice does it twice.</summary>
internal sealed class JsLodashWrapper(JsObject prototype, JsValue wrapped, WrapperAction? last, bool isExplicit) : JsObject(prototype)
{
    internal JsValue Wrapped { get; } = wrapped;

    /// <summary>The last step; each refers to the one before.</summary>
    internal WrapperAction? Last { get; } = last;

    /// <summary>Whether <c>_.chain</c> has begun this: then single values stay wrapped too.</summary>
    internal bool IsExplicit { get; } = isExplicit;

    /// <summary>How far <c>next</c> has come, and in what.</summary>
    internal int Position { get; set; }

    internal JsValue Walked { get; set; } = JsValue.Undefined;

    internal static JsLodashWrapper Wrap(Realm realm, JsValue value, bool isExplicit = false)
    {
        if (value.Cell is JsLodashWrapper wrapper && (!isExplicit || wrapper.IsExplicit))
        {
            return wrapper;
        }

        return value.Cell is JsLodashWrapper implicitOne
            ? New(realm, implicitOne.Wrapped, implicitOne.Last, isExplicit)
            : New(realm, value, null, isExplicit);
    }

    internal static JsLodashWrapper New(Realm realm, JsValue value, WrapperAction? last, bool isExplicit)
    {
        realm.Meter.Allocate(128);
        return new JsLodashWrapper(realm.Get(Intrinsic.LodashPrototype), value, last, isExplicit);
    }

    internal JsLodashWrapper Then(Realm realm, JsObject function, JsValue thisValue, ReadOnlySpan<JsValue> arguments)
    {
        realm.Meter.Allocate(80 + (16 * arguments.Length));
        return New(realm, Wrapped, new WrapperAction(Last, function, thisValue, arguments.ToArray()), IsExplicit);
    }

    internal JsValue Evaluate(Realm realm) => Evaluate(realm, Wrapped);

    /// <summary>Does all steps to a value.</summary>
    internal JsValue Evaluate(Realm realm, JsValue value)
    {
        int count = 0;
        for (WrapperAction? action = Last; action is not null; action = action.Previous)
        {
            realm.Meter.Charge(1);
            count++;
        }

        realm.Meter.Allocate(8L * count);
        var actions = new WrapperAction[count];
        for (WrapperAction? action = Last; action is not null; action = action.Previous)
        {
            actions[--count] = action;
        }

        foreach (WrapperAction action in actions)
        {
            value = action.Function.Call(realm, action.This, [value, .. action.Arguments]);
        }

        return value;
    }

    internal override void Trace(MemoryCensus census)
    {
        base.Trace(census);
        census.Count(48);
        census.Visit(Wrapped);
        census.Visit(Last);
        census.Visit(Walked);
    }
}
