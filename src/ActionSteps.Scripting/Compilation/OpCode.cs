namespace ActionSteps.Scripting.Compilation;

/// <summary>
/// Instructions. Operands follow as integers: d is the register that receives the result, s, a and b are registers that are read,
/// k an index into the constants, n into the names, i a plain number, t a target as a distance from the instruction.
/// </summary>
internal enum OpCode
{
    // What the loop does by itself.
    LoadConst, // d, k
    LoadInt, // d, i
    LoadUndefined, // d
    Move, // d, s
    LoadCell, // d, s
    StoreCell, // d, s
    LoadCapture, // d, i
    LoadCaptureChecked, // d, i, k (name)
    StoreCapture, // i, s
    LoadGlobal, // d, n, i (cache)
    StoreGlobal, // n, s, i (cache)
    GetNamed, // d, s, n, i (cache)
    SetNamed, // s, n, s (value), i (cache)
    GetElement, // d, s, s (key)
    SetElement, // s, s (key), s (value)
    GetLength, // d, s, i (cache)
    Add, // d, a, b
    Subtract, // d, a, b
    Multiply, // d, a, b
    Divide, // d, a, b
    Remainder, // d, a, b
    Power, // d, a, b
    BitAnd, // d, a, b
    BitOr, // d, a, b
    BitXor, // d, a, b
    ShiftLeft, // d, a, b
    ShiftRight, // d, a, b
    ShiftRightUnsigned, // d, a, b
    AddInt, // d, a, i
    SubtractInt, // d, a, i
    MultiplyInt, // d, a, i
    RemainderInt, // d, a, i
    BitAndInt, // d, a, i
    BitOrInt, // d, a, i
    ShiftLeftInt, // d, a, i
    ShiftRightInt, // d, a, i
    ShiftRightUnsignedInt, // d, a, i
    Increment, // d, s
    Decrement, // d, s
    ToNumeric, // d, s
    Not, // d, s
    StrictEqual, // d, a, b
    StrictNotEqual, // d, a, b
    Jump, // t
    JumpBack, // t, i (weight)
    JumpIfTrue, // s, t
    JumpIfFalse, // s, t
    JumpIfNullish, // s, t
    JumpIfNotUndefined, // s, t
    JumpIfInt, // s, i, t
    JumpIfLess, // a, b, t
    JumpIfNotLess, // a, b, t
    JumpIfLessEqual, // a, b, t
    JumpIfNotLessEqual, // a, b, t
    JumpIfGreater, // a, b, t
    JumpIfNotGreater, // a, b, t
    JumpIfGreaterEqual, // a, b, t
    JumpIfNotGreaterEqual, // a, b, t
    JumpIfStrictEqual, // a, b, t
    JumpIfNotStrictEqual, // a, b, t
    JumpIfLessInt, // a, i, t
    JumpIfNotLessInt, // a, i, t
    JumpIfLessEqualInt, // a, i, t
    JumpIfNotLessEqualInt, // a, i, t
    JumpIfGreaterInt, // a, i, t
    JumpIfNotGreaterInt, // a, i, t
    JumpIfGreaterEqualInt, // a, i, t
    JumpIfNotGreaterEqualInt, // a, i, t
    JumpIfStrictEqualInt, // a, i, t
    JumpIfNotStrictEqualInt, // a, i, t
    LoopIfLess, // a, b, t, i (weight)
    LoopIfLessInt, // a, i, t, i (weight)
    Call, // d, s (base), i (count), i (whether there is a this). Like all that push a frame it takes five words.
    New, // d, s (base), i (count), unused
    SuperNew, // d, s (base: function, newTarget, arguments), i (count), unused
    Return, // s
    ReturnUndefined,
    NewObjectOfShape, // d, i (shape), s (base), i (count)
    Closure, // d, i (function)
    LoadThis, // d
    Throw, // s
    IteratorNext, // d, s, t (done)
    Start,
    Yield, // d, s, t (next)
    YieldDelegate, // d, s (mode), s
    Await, // d, s

    // Operators that the loop leaves to others.
    Negate, // d, s
    ToNumber, // d, s
    BitNot, // d, s
    TypeOf, // d, s
    Equal, // d, a, b
    NotEqual, // d, a, b
    Less, // d, a, b
    Greater, // d, a, b
    LessEqual, // d, a, b
    GreaterEqual, // d, a, b
    InstanceOf, // d, a, b

    // Objects, functions and classes.
    NewCell, // d
    NewCellUndefined, // d
    BoxCell, // d
    FreshCell, // d
    GetPrivate, // d, s, s (name)
    SetPrivate, // s, s (name), s (value)
    HasPrivate, // d, s (name), s
    DefinePrivate, // s, s (name), s (value)
    DefinePrivateMethod, // s, s (name), s (function), i (kind)
    NewObject, // d
    NewArray, // d, s (base), i (count)
    AppendElement, // s, s (value)
    AppendHole, // s
    AppendAll, // s, s (iterable)
    DefineField, // s, n, s (value)
    DefineElement, // s, s (key), s (value)
    DefineMethod, // s, s (key), s (function), i (kind)
    SetPrototype, // s, s (value)
    CopyProperties, // s, s (source)
    ObjectRest, // d, s, s (base), i (count)
    SetFunctionName, // s, s (key)
    ClosureMethod, // d, i (function), s (home)
    NewClass, // d (2), i (function), s (heritage), k (name)
    SetFieldInitializer, // s (class), s (function)
    NewPrivateName, // d, k (name)
    NewRegExp, // d, k
    TemplateObject, // d, i
    Concat, // d, s (base), i (count)
    ToText, // d, s
    ToAddend, // d, s
    ToPropertyKey, // d, s
    RequireObject, // s, k

    // Entry of functions, iteration and suspension.
    LoadNewTarget, // d
    LoadFunction, // d
    CreateArguments, // d, i (mapped)
    CreateRest, // d, i
    ThrowError, // k, i (kind)
    GetIterator, // d, s
    GetAsyncIterator, // d, s
    IteratorStepRest, // d, s
    IteratorClose, // s
    IteratorCloseQuietly, // s
    AsyncIteratorNext, // d, s
    AsyncIteratorStep, // d, s, s (result), t (done)
    AsyncIteratorClose, // d, s, t (none)
    RequireObjectResult, // s
    ForInStart, // d, s
    ForInNext, // d, s, t (done)
    DelegateCall, // d, s, s (received), s (mode), t (return)
    DelegateStep, // d, t (done)

    // The rest.
    LoadEmpty, // d
    LoadCellChecked, // d, s, k (name)
    StoreCellChecked, // d, s, k (name)
    StoreCaptureChecked, // i, s, k (name)
    CheckDead, // s, k (name)
    ThrowConst, // k (name)
    LoadGlobalOrUndefined, // d, n
    DeclareGlobals, // k, i (count)
    DefineGlobalFunction, // n, s
    GetSuper, // d, s (this), s (key)
    SetSuper, // s (this), s (key), s (value)
    DeleteElement, // d, s, s (key)
    DeleteGlobal, // d, n
    In, // d, a, b
    JumpIfUndefined, // s, t
    CallSpread, // d, s (base), s (list)
    NewSpread, // d, s (callee), s (list)
    SuperCall, // d, s (function), s (newTarget), s (list)
    SuperForward, // d, s (function), s (newTarget)
    BindThis, // d, s
    CheckConstructorResult, // d, s, s (this)
    RunFieldInitializer, // s (function), s (this)
    CheckThis, // s
}
