namespace ActionSteps.Scripting.Execution;

/// <content>Whether iterating an array does what the language defines, so that no iterator need be made.</content>
internal sealed partial class Realm
{
    private Shape? _arrayShape;
    private int _iteratorSlot;
    private Shape? _arrayIteratorShape;
    private int _nextSlot;

    /// <summary>Whether nobody has changed how this array is iterated: neither itself, nor its prototype, nor the iterators of arrays.</summary>
    internal bool IteratesPlainly(JsArray array)
    {
        JsObject prototype = ArrayPrototype;
        if (!ReferenceEquals(array.Prototype, prototype)
            || !ReferenceEquals(array.Shape, Shape.None)
            || !Holds(prototype, JsSymbol.Iterator, BuiltIns.ArrayPrototype.ValuesBody, ref _arrayShape, ref _iteratorSlot))
        {
            return false;
        }

        JsObject? iterators = Peek(Intrinsic.ArrayIteratorPrototype);
        return iterators is null || Holds(iterators, Names.Next, ArrayIteratorPrototype.NextBody, ref _arrayIteratorShape, ref _nextSlot);
    }

    private static bool Holds(JsObject owner, PropertyKey key, NativeBody body, ref Shape? known, ref int slot)
    {
        Shape shape = owner.Shape;
        if (!ReferenceEquals(shape, known))
        {
            int found = shape.IsUnique ? -1 : shape.Find(key);
            if (found < 0 || (shape.FlagsAt(found) & PropertyFlags.Accessor) != 0)
            {
                return false;
            }

            (known, slot) = (shape, found);
        }

        // A lazy slot was never even read.
        JsValue value = owner.Slots[slot];
        return value.IsLazy || (value.Cell is JsNativeFunction function && function.Body == body);
    }
}
