namespace ActionSteps.Scripting.BuiltIns;

/// <content>Methods that make text of the array.</content>
internal static partial class ArrayPrototype
{
    private static JsValue Join(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsObject self = Operations.ToObject(realm, call.This);
        double length = self.GetLength(realm);
        return JoinItems(realm, self, length, call[0].IsUndefined ? "," : Operations.ToText(realm, call[0]), isLocal: false, default);
    }

    private static JsValue ToLocaleText(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsObject self = Operations.ToObject(realm, call.This);
        return JoinItems(realm, self, self.GetLength(realm), ",", isLocal: true, [call[0], call[1]]);
    }

    private static JsValue ToText(in NativeCall call)
    {
        JsObject self = Operations.ToObject(call.Realm, call.This);
        JsValue join = self.Get(call.Realm, "join");
        if (join.Cell is JsNativeFunction { Body: var body } && ReferenceEquals(body, s_join))
        {
            return JoinItems(call.Realm, self, self.GetLength(call.Realm), ",", isLocal: false, default);
        }

        return join.IsCallable
            ? call.Realm.Call(join, self)
            : ObjectPrototype.ToText(new NativeCall(call.Realm, self, [], null, call.Callee));
    }

    private static JsString JoinItems(Realm realm, JsObject self, double length, string separator, bool isLocal, ReadOnlySpan<JsValue> arguments)
    {
        if (length == 0 || !realm.Joining.Add(self))
        {
            return JsString.EmptyText;
        }

        try
        {
            if ((length - 1) * separator.Length > realm.Meter.MaxStringLength)
            {
                throw realm.RangeError("Invalid string length");
            }

            var text = new TextBuilder(realm);
            for (double i = 0; i < length; i++)
            {
                realm.Meter.Charge(1);
                if (i > 0)
                {
                    text.Append(separator);
                }

                JsValue item = GetItem(realm, self, i);
                if (!isLocal && item.Cell is JsString part)
                {
                    text.Append(part.Text);
                }
                else if (!item.IsNullish)
                {
                    text.Append(Operations.ToText(realm, isLocal ? Operations.Invoke(realm, item, Names.Intern("toLocaleString"), arguments) : item));
                }
            }

            return text.ToJsString();
        }
        finally
        {
            realm.Joining.Remove(self);
        }
    }
}
