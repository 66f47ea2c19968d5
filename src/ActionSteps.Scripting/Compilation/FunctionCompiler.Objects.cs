namespace ActionSteps.Scripting.Compilation;

/// <content>Array and object literals.</content>
internal sealed partial class FunctionCompiler
{
    /// <summary>Literals with more elements are appended one by one, so that the window of registers stays small.</summary>
    private const int MaxTogether = 48;

    private void CompileArray(ArrayLiteral literal, int target)
    {
        int result = Temporary();
        CompileList(literal.Elements, result);
        Move(target, result);
    }

    private void CompileList(IReadOnlyList<Expression?> elements, int target)
    {
        int together = 0;
        while (together < elements.Count && together < MaxTogether && elements[together] is not null and not SpreadElement)
        {
            together++;
        }

        int mark = _next;
        int first = Temporaries(together);
        for (int i = 0; i < together; i++)
        {
            ExprTo(elements[i]!, first + i);
        }

        _code.Emit(OpCode.NewArray, target, first, together);
        Release(mark);
        for (int i = together; i < elements.Count; i++)
        {
            switch (elements[i])
            {
                case null:
                    _code.Emit(OpCode.AppendHole, target);
                    break;
                case SpreadElement spread:
                    int iterable = Expr(spread.Argument);
                    _code.At(spread.Argument.Position);
                    _code.Emit(OpCode.AppendAll, target, iterable);
                    break;
                default:
                    _code.Emit(OpCode.AppendElement, target, Expr(elements[i]!));
                    break;
            }

            Release(mark);
        }
    }

    private void CompileObject(ObjectLiteral literal, int target)
    {
        int result = Temporary();
        int simple = CountSimple(literal.Properties);
        if (simple == 0)
        {
            _code.Emit(OpCode.NewObject, result);
        }
        else
        {
            CompileShaped(literal.Properties, simple, result);
        }

        for (int i = simple; i < literal.Properties.Count; i++)
        {
            int mark = _next;
            CompileProperty(literal.Properties[i], result);
            Release(mark);
        }

        Move(target, result);
    }

    private static bool IsSimple(PropertyNode property) =>
        property is { IsComputed: false, PropertyKind: PropertyKind.Value or PropertyKind.Shorthand, Key: StringLiteral key }
        && !key.Value.TryGetArrayIndex(out _) && key.Value.Text != "__proto__";

    private static int CountSimple(IReadOnlyList<PropertyNode> properties)
    {
        int count = 0;
        while (count < properties.Count && count < MaxTogether && IsSimple(properties[count]))
        {
            if (IsRepeated(properties, count))
            {
                break;
            }

            count++;
        }

        return count;
    }

    // At most a few dozen: comparing each with those before it is cheaper than a set.
    private static bool IsRepeated(IReadOnlyList<PropertyNode> properties, int at)
    {
        JsString name = ((StringLiteral)properties[at].Key).Value;
        for (int i = 0; i < at; i++)
        {
            if (((StringLiteral)properties[i].Key).Value.ContentEquals(name))
            {
                return true;
            }
        }

        return false;
    }

    private void CompileShaped(IReadOnlyList<PropertyNode> properties, int count, int target)
    {
        int mark = _next;
        int first = Temporaries(count);
        var keys = new (PropertyKey Key, PropertyFlags Flags)[count];
        for (int i = 0; i < count; i++)
        {
            JsString name = ((StringLiteral)properties[i].Key).Value;
            keys[i] = (PropertyKey.OfName(name), PropertyFlags.Default);
            NamedExprTo(properties[i].Value, first + i, name.Text);
        }

        _shapes.Add(Shape.CreateShared(keys));
        _code.Emit(OpCode.NewObjectOfShape, target, _shapes.Count - 1, first, count);
        Release(mark);
    }

    private void CompileProperty(PropertyNode property, int target)
    {
        if (property.PropertyKind == PropertyKind.Spread)
        {
            int source = Expr(property.Value);
            _code.Emit(OpCode.CopyProperties, target, source);
            return;
        }

        bool isProto = property is { PropertyKind: PropertyKind.Value, IsComputed: false, Key: StringLiteral { Value.Text: "__proto__" } };
        if (isProto)
        {
            _code.Emit(OpCode.SetPrototype, target, Expr(property.Value));
            return;
        }

        if (property.PropertyKind is PropertyKind.Method or PropertyKind.Getter or PropertyKind.Setter)
        {
            CompileMethod(property, target);
            return;
        }

        string? name = property.Key is StringLiteral literal && !property.IsComputed ? literal.Value.Text : null;
        if (name is not null && !JsString.Of(name).TryGetArrayIndex(out _))
        {
            int named = Temporary();
            NamedExprTo(property.Value, named, name);
            _code.Emit(OpCode.DefineField, target, _code.Name(name), named);
            return;
        }

        int key = CompileKey(property.Key, property.IsComputed);
        int value = Temporary();
        NamedExprTo(property.Value, value, name ?? "");
        if (name is null && IsAnonymous(property.Value))
        {
            _code.Emit(OpCode.SetFunctionName, value, key);
        }

        _code.Emit(OpCode.DefineElement, target, key, value);
    }

    private int CompileKey(Expression key, bool isComputed)
    {
        int register = ExprNew(key);
        if (isComputed)
        {
            _code.At(key.Position);
            _code.Emit(OpCode.ToPropertyKey, register, register);
        }

        return register;
    }

    private void CompileMethod(PropertyNode property, int target)
    {
        FunctionNode function = ((FunctionExpression)property.Value).Function;
        int key = CompileKey(property.Key, property.IsComputed);
        int method = Temporary();
        EmitClosure(function, MethodName(property.Key, property.IsComputed), method, home: target);
        int kind = property.PropertyKind switch
        {
            PropertyKind.Getter => 1,
            PropertyKind.Setter => 2,
            _ => 0,
        };

        // Bit 2 makes the member enumerable; names that only run time knows are given there.
        _code.Emit(OpCode.DefineMethod, target, key, method, kind | 4 | 8);
    }

    private static string MethodName(Expression? key, bool isComputed) => key is StringLiteral literal && !isComputed ? literal.Value.Text : "";
}
