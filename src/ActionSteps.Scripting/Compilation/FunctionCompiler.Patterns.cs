namespace ActionSteps.Scripting.Compilation;

/// <content>Destructuring.</content>
internal sealed partial class FunctionCompiler
{
    /// <summary>Takes a value apart into the targets of a pattern, or stores it when the target is not a pattern.</summary>
    private void Destructure(Expression target, int source, bool declares)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw ScriptSyntaxException.At(_source.Text, target.Position, "The source is nested too deeply");
        }

        int mark = _next;
        switch (target)
        {
            case ArrayPattern array:
                DestructureArray(array, source, declares);
                break;
            case ObjectPattern pattern:
                DestructureObject(pattern, source, declares);
                break;
            case Identifier name when declares:
                Declare(name, source);
                break;
            default:
                StoreReference(CompileReference(target), source);
                break;
        }

        Release(mark);
    }

    private void DestructureArray(ArrayPattern pattern, int source, bool declares)
    {
        int iterator = Temporary();
        _code.At(pattern.Position);
        _code.Emit(OpCode.GetIterator, iterator, source);
        int start = _code.Offset;
        _control.Add(new ControlEntry(ControlKind.Iterator) { Register = iterator });
        foreach (PatternElement? element in pattern.Elements)
        {
            int mark = _next;
            Reference? reference = PrepareTarget(element?.Target, declares);
            int value = Temporary();
            int done = _code.NewLabel();
            _code.Emit(OpCode.IteratorNext, value, iterator);
            _code.Target(done);
            _code.Place(done);
            if (element is not null)
            {
                StoreElement(element, reference, value, declares);
            }

            Release(mark);
        }

        if (pattern.Rest is not null)
        {
            int mark = _next;
            Reference? reference = PrepareTarget(pattern.Rest, declares);
            int rest = Temporary();
            _code.Emit(OpCode.IteratorStepRest, rest, iterator);
            Store(pattern.Rest, reference, rest, declares);
            Release(mark);
        }

        _control.RemoveAt(_control.Count - 1);
        int stop = _code.Offset;
        int end = _code.NewLabel();
        _code.Emit(OpCode.IteratorClose, iterator);
        _code.Jump(end);
        CloseOnThrow(start, stop, iterator, isAsync: false);
        _code.Place(end);
    }

    private Reference? PrepareTarget(Expression? target, bool declares) =>
        declares || target is null or Identifier or ArrayPattern or ObjectPattern ? null : CompileReference(target);

    private void StoreElement(PatternElement element, Reference? reference, int value, bool declares)
    {
        if (element.Default is not null)
        {
            int given = _code.NewLabel();
            _code.JumpIf(OpCode.JumpIfNotUndefined, value, given);
            NamedExprTo(element.Default, value, element.Target);
            _code.Place(given);
        }

        Store(element.Target, reference, value, declares);
    }

    private void Store(Expression target, Reference? reference, int value, bool declares)
    {
        if (reference is { } prepared)
        {
            StoreReference(prepared, value);
        }
        else if (target is Identifier name && !declares)
        {
            StoreName(name, value);
        }
        else
        {
            Destructure(target, value, declares);
        }
    }

    private void DestructureObject(ObjectPattern pattern, int source, bool declares)
    {
        _code.At(pattern.Position);
        _code.Emit(OpCode.RequireObject, source, NameConstant(FirstName(pattern)));

        // With a rest target the keys stay side by side, to be left out of the copy.
        int excluded = pattern.Rest is null ? -1 : Temporaries(pattern.Properties.Count);
        for (int i = 0; i < pattern.Properties.Count; i++)
        {
            PropertyPattern property = pattern.Properties[i];
            int mark = _next;
            int key = excluded >= 0 ? excluded + i : -1;
            bool isNamed = property is { IsComputed: false, Key: StringLiteral };
            if (!isNamed || excluded >= 0)
            {
                key = key >= 0 ? key : Temporary();
                ExprTo(property.Key, key);
                if (property.IsComputed)
                {
                    _code.At(property.Key.Position);
                    _code.Emit(OpCode.ToPropertyKey, key, key);
                }
            }

            Reference? reference = PrepareTarget(property.Element.Target, declares);
            bool isDirect = declares && property.Element is { Default: null, Target: Identifier { Variable: { IsCaptured: false } variable } } && IsOwn(variable);
            int value = isDirect ? ((Identifier)property.Element.Target).Variable!.Register : Temporary();
            _code.At(property.Position);
            if (isNamed)
            {
                JsString name = ((StringLiteral)property.Key).Value;
                _code.Emit(OpCode.GetNamed, value, source, _code.Name(name), Cache());
            }
            else
            {
                _code.Emit(OpCode.GetElement, value, source, key);
            }

            if (!isDirect)
            {
                StoreElement(property.Element, reference, value, declares);
            }

            Release(mark);
        }

        if (pattern.Rest is not null)
        {
            Reference? reference = PrepareTarget(pattern.Rest, declares);
            int rest = Temporary();
            _code.Emit(OpCode.ObjectRest, rest, source, excluded, pattern.Properties.Count);
            Store(pattern.Rest, reference, rest, declares);
        }
    }

    private static string FirstName(ObjectPattern pattern) =>
        pattern.Properties is [{ IsComputed: false, Key: StringLiteral key }, ..] ? key.Value.Text : "{}";
}
