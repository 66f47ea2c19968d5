namespace ActionSteps.Scripting.Execution;

/// <content>Instructions that make and define objects, functions and classes.</content>
internal static partial class Interpreter
{
    private static int ExecuteObjects(Realm realm, Frame frame, Span<JsValue> r, ReadOnlySpan<int> i, int pc)
    {
        switch ((OpCode)i[0])
        {
            case OpCode.NewObject:
                r[i[1]] = realm.NewObject();
                return pc + 2;
            case OpCode.NewArray:
                r[i[1]] = realm.NewArray(r.Slice(i[2], i[3]).ToArray());
                return pc + 4;
            case OpCode.AppendElement:
                ((JsArray)r[i[1]].Cell!).Push(realm, r[i[2]]);
                return pc + 3;
            case OpCode.AppendHole:
                ((JsArray)r[i[1]].Cell!).Push(realm, JsValue.Empty);
                return pc + 2;
            case OpCode.AppendAll:
                AppendAll(realm, frame, (JsArray)r[i[1]].Cell!, r[i[2]]);
                return pc + 3;
            case OpCode.DefineField:
                DefineField(realm, r[i[1]].AsObject, frame.Code.Names[i[2]], r[i[3]]);
                return pc + 4;
            case OpCode.DefineElement:
                r[i[1]].AsObject.CreateDataPropertyOrThrow(realm, Operations.ToPropertyKey(realm, r[i[2]]), r[i[3]]);
                return pc + 4;
            case OpCode.DefineMethod:
                DefineMethod(realm, r[i[1]].AsObject, r[i[2]], (JsFunction)r[i[3]].Cell!, i[4]);
                return pc + 5;
            case OpCode.SetPrototype:
                if (r[i[2]].IsObject || r[i[2]].IsNull)
                {
                    r[i[1]].AsObject.SetPrototypeOf(realm, r[i[2]].Cell as JsObject);
                }

                return pc + 3;
            case OpCode.CopyProperties:
                Operations.CopyDataProperties(realm, r[i[1]].AsObject, r[i[2]], []);
                return pc + 3;
            case OpCode.ObjectRest:
                JsObject rest = realm.NewObject();
                Operations.CopyDataProperties(realm, rest, r[i[2]], r.Slice(i[3], i[4]));
                r[i[1]] = rest;
                return pc + 5;
            case OpCode.SetFunctionName:
                ((JsFunction)r[i[1]].Cell!).SetName(realm, Operations.ToPropertyKey(realm, r[i[2]]), "");
                return pc + 3;
            case OpCode.ClosureMethod:
                JsFunction method = MakeClosure(realm, frame, frame.Code.Functions[i[2]]);
                method.HomeObject = r[i[3]].AsObject;
                r[i[1]] = method;
                return pc + 4;
            case OpCode.NewClass:
                NewClass(realm, frame, r, i);
                return pc + 5;
            case OpCode.SetFieldInitializer:
                ((JsFunction)r[i[1]].Cell!).FieldInitializer = (JsFunction)r[i[2]].Cell!;
                return pc + 3;
            case OpCode.NewPrivateName:
                r[i[1]] = new JsSymbol((JsString)frame.Code.Constants[i[2]].Cell!, isPrivate: true);
                return pc + 3;
            case OpCode.GetPrivate:
                r[i[1]] = PrivateNames.Get(realm, r[i[2]], (JsSymbol)r[i[3]].Cell!);
                return pc + 4;
            case OpCode.SetPrivate:
                PrivateNames.Set(realm, r[i[1]], (JsSymbol)r[i[2]].Cell!, r[i[3]]);
                return pc + 4;
            case OpCode.HasPrivate:
                r[i[1]] = PrivateNames.Has(realm, r[i[3]], (JsSymbol)r[i[2]].Cell!);
                return pc + 4;
            case OpCode.DefinePrivate:
                PrivateNames.Define(realm, r[i[1]].AsObject, (JsSymbol)r[i[2]].Cell!, r[i[3]]);
                return pc + 4;
            case OpCode.DefinePrivateMethod:
                PrivateNames.DefineMethod(realm, r[i[1]].AsObject, (JsSymbol)r[i[2]].Cell!, r[i[3]].AsObject, i[4]);
                return pc + 5;
            case OpCode.NewRegExp:
                r[i[1]] = JsRegExp.Create(realm, (RegExpProgram)frame.Code.Constants[i[2]].Cell!);
                return pc + 3;
            case OpCode.TemplateObject:
                r[i[1]] = TemplateObject(realm, frame.Code.Templates[i[2]]);
                return pc + 3;
            case OpCode.Concat:
                r[i[1]] = JsString.Concat(realm, r.Slice(i[2], i[3]));
                return pc + 4;
            case OpCode.ToText:
                r[i[1]] = Operations.ToJsString(realm, r[i[2]]);
                return pc + 3;
            case OpCode.ToAddend:
                r[i[1]] = r[i[2]].IsString ? r[i[2]] : Operations.ToJsString(realm, Operations.ToPrimitive(realm, r[i[2]]));
                return pc + 3;
            case OpCode.ToPropertyKey:
                r[i[1]] = r[i[2]].IsNumber ? r[i[2]] : Operations.ToPropertyKey(realm, r[i[2]]).ToValue();
                return pc + 3;
            case OpCode.RequireObject:
                RequireObject(realm, r[i[1]], frame.Code.Constants[i[2]]);
                return pc + 3;
            case OpCode.NewCell or OpCode.NewCellUndefined:
                realm.Meter.Allocate(40);
                r[i[1]] = new VariableCell((OpCode)i[0] == OpCode.NewCell ? JsValue.Empty : JsValue.Undefined);
                return pc + 2;
            case OpCode.BoxCell:
                realm.Meter.Allocate(40);
                r[i[1]] = new VariableCell(r[i[1]]);
                return pc + 2;
            case OpCode.FreshCell:
                realm.Meter.Allocate(40);
                r[i[1]] = new VariableCell(Cell(r[i[1]]).Value);
                return pc + 2;
            default:
                throw new InvalidOperationException($"Unknown instruction {i[0]}.");
        }
    }

    private static void NewObjectOfShape(Realm realm, Frame frame, ref JsValue r, ref int ip)
    {
        frame.Pc = PcOf(frame, ref ip);
        int count = Word(ref ip, 4);
        realm.Meter.Allocate(88 + (16 * count));
        R(ref r, ref ip, 1) = new JsObject(
            realm.ObjectPrototype, frame.Code.Shapes[Word(ref ip, 2)], frame.Registers.AsSpan(frame.Base + Word(ref ip, 3), count).ToArray());
    }

    private static JsFunction MakeClosure(Realm realm, Frame frame, FunctionCode code)
    {
        int[] sources = code.CaptureSources;
        realm.Meter.Allocate(96 + (8 * sources.Length));
        VariableCell[] captures = sources.Length == 0 ? [] : new VariableCell[sources.Length];
        for (int i = 0; i < sources.Length; i++)
        {
            int source = sources[i];
            captures[i] = source >= 0 ? Cell(frame.Registers[frame.Base + source]) : frame.Function.Captures[~source];
        }

        var made = new JsFunction(realm.Get(JsFunction.PrototypeFor(code)), code, captures);
        if (code.IsArrow && frame.Function.HomeObject is { } home)
        {
            made.HomeObject = home;
        }

        return made;
    }

    private static void DefineField(Realm realm, JsObject owner, PropertyKey name, JsValue value)
    {
        if (owner.GetType() == typeof(JsObject) && owner.Extensible && !name.IsIndex && owner.Shape.Find(name) < 0)
        {
            owner.Append(realm, name, value, PropertyFlags.Default);
        }
        else
        {
            owner.CreateDataPropertyOrThrow(realm, name, value);
        }
    }

    private static void AppendAll(Realm realm, Frame frame, JsArray target, JsValue iterable)
    {
        if (iterable.Cell is JsArray source && realm.IteratesPlainly(source))
        {
            target.Reserve(realm, source.IsDense ? source.DenseSpan.Length : 0);
            for (uint i = 0; i < source.Length; i++)
            {
                realm.Meter.Charge(1);
                bool isThere = source.IsDense && i < (uint)source.Items.Length && !source.Items[i].IsEmpty;
                target.Push(realm, isThere ? source.Items[i] : source.Get(realm, new PropertyKey(i)));
            }

            return;
        }

        IteratorRecord iterator = IteratorRecord.Get(realm, iterable, frame);
        while (iterator.TryNext(realm, out JsValue value))
        {
            realm.Meter.Charge(1);
            target.Push(realm, value);
        }
    }

    // Kind: 0 method, 1 getter, 2 setter; 4 enumerable.
    private static void DefineMethod(Realm realm, JsObject target, JsValue key, JsFunction function, int kind)
    {
        PropertyKey name = Operations.ToPropertyKey(realm, key);
        PropertyFlags flags = PropertyFlags.Configurable | ((kind & 4) != 0 ? PropertyFlags.Enumerable : PropertyFlags.None);
        switch (kind & 3)
        {
            case 0:
                function.SetName(realm, name, "");
                target.DefineOrThrow(realm, name, PropertyDescriptor.Data(function, flags | PropertyFlags.Writable));
                break;
            case 1:
                function.SetName(realm, name, "get ");
                PropertyDescriptor getter = PropertyDescriptor.AccessorPair(function, null, flags);
                getter.Present &= ~DescriptorFields.Set;
                target.DefineOrThrow(realm, name, getter);
                break;
            default:
                function.SetName(realm, name, "set ");
                PropertyDescriptor setter = PropertyDescriptor.AccessorPair(null, function, flags);
                setter.Present &= ~DescriptorFields.Get;
                target.DefineOrThrow(realm, name, setter);
                break;
        }
    }

    private static void NewClass(Realm realm, Frame frame, Span<JsValue> r, ReadOnlySpan<int> i)
    {
        JsObject? prototypeParent = realm.ObjectPrototype;
        JsObject constructorParent = realm.FunctionPrototype;
        if (i[3] >= 0)
        {
            JsValue heritage = r[i[3]];
            if (heritage.IsNull)
            {
                prototypeParent = null;
            }
            else
            {
                if (!heritage.TryGetObject(out JsObject? parent) || !parent.IsConstructor)
                {
                    throw realm.TypeError($"Class extends value {Operations.Describe(heritage)} is not a constructor or null");
                }

                JsValue parentPrototype = parent.Get(realm, Names.Prototype);
                prototypeParent = parentPrototype.IsObject || parentPrototype.IsNull
                    ? parentPrototype.Cell as JsObject
                    : throw realm.TypeError("Class extends value does not have valid prototype property");
                constructorParent = parent;
            }
        }

        JsFunction constructor = MakeClosure(realm, frame, frame.Code.Functions[i[2]]);
        constructor.Prototype = constructorParent;
        var prototype = new JsObject(prototypeParent);
        constructor.HomeObject = prototype;
        constructor.BecomeClass(realm, prototype);
        prototype.PutOwn(realm, Names.Constructor, constructor, PropertyFlags.Hidden);
        r[i[1]] = constructor;
        r[i[1] + 1] = prototype;
    }

    private static JsObject TemplateObject(Realm realm, TemplateLiteral template)
    {
        if (realm.Templates.TryGetValue(template, out JsObject? known))
        {
            return known;
        }

        var cooked = new List<JsValue>();
        var raw = new List<JsValue>();
        foreach (TemplatePart part in template.Parts)
        {
            cooked.Add(part.Cooked is null ? JsValue.Undefined : part.Cooked);
            raw.Add(part.Raw);
        }

        JsArray texts = realm.NewArrayOf(cooked);
        JsArray rawTexts = realm.NewArrayOf(raw);
        Operations.Freeze(realm, rawTexts);
        texts.DefineOrThrow(realm, "raw", PropertyDescriptor.Data(rawTexts, PropertyFlags.None));
        Operations.Freeze(realm, texts);
        realm.Templates.Add(template, texts);
        return texts;
    }

    private static void RequireObject(Realm realm, JsValue value, JsValue name)
    {
        if (value.IsNullish)
        {
            string described = Operations.Describe(value);
            throw realm.TypeError(name.AsString.Text switch
            {
                "" => $"Cannot read properties of {described}",
                "{}" => $"Cannot destructure '{described}' as it is {described}.",
                string first => $"Cannot destructure property '{first}' of '{described}' as it is {described}.",
            });
        }
    }

    private static JsValue CallSpread(Realm realm, Frame frame, JsValue function, JsValue thisValue, JsArray arguments) => function.IsCallable
        ? realm.Call(function, thisValue, arguments.DenseSpan)
        : throw realm.TypeError($"{SourceWords.Callee(frame, function)} is not a function");

    private static JsValue Construct(Realm realm, Frame frame, JsValue constructor, ReadOnlySpan<JsValue> arguments) =>
        constructor.Cell is JsObject { IsConstructor: true } callable
            ? callable.Construct(realm, arguments, callable)
            : throw realm.TypeError($"{SourceWords.Constructor(frame, constructor)} is not a constructor");
}
