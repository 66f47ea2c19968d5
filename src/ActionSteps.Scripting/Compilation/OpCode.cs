namespace ActionSteps.Scripting.Compilation;

/// <summary>
/// Instructions. Operands follow as integers: d is the register that receives the result, s, a and b are registers that are read,
/// k an index into the constants, n into the names, i a plain number, t a target.
/// </summary>
internal enum OpCode
{
    /// <summary>d, k.</summary>
    LoadConst,

    /// <summary>d, i.</summary>
    LoadInt,

    /// <summary>d.</summary>
    LoadUndefined,

    /// <summary>d.</summary>
    LoadNull,

    /// <summary>d.</summary>
    LoadTrue,

    /// <summary>d.</summary>
    LoadFalse,

    /// <summary>d.</summary>
    LoadEmpty,

    /// <summary>d, s.</summary>
    Move,

    /// <summary>d.</summary>
    NewCell,

    /// <summary>d.</summary>
    NewCellUndefined,

    /// <summary>d.</summary>
    BoxCell,

    /// <summary>d.</summary>
    FreshCell,

    /// <summary>d, s.</summary>
    LoadCell,

    /// <summary>d, s, k (name).</summary>
    LoadCellChecked,

    /// <summary>d, s.</summary>
    StoreCell,

    /// <summary>d, s, k (name).</summary>
    StoreCellChecked,

    /// <summary>d, i.</summary>
    LoadCapture,

    /// <summary>d, i, k (name).</summary>
    LoadCaptureChecked,

    /// <summary>i, s.</summary>
    StoreCapture,

    /// <summary>i, s, k (name).</summary>
    StoreCaptureChecked,

    /// <summary>s, k (name).</summary>
    CheckDead,

    /// <summary>k (name).</summary>
    ThrowConst,

    /// <summary>d, n, i (cache).</summary>
    LoadGlobal,

    /// <summary>d, n.</summary>
    LoadGlobalOrUndefined,

    /// <summary>n, s, i (strict).</summary>
    StoreGlobal,

    /// <summary>k, i (count).</summary>
    DeclareGlobals,

    /// <summary>n, s.</summary>
    DefineGlobalFunction,

    /// <summary>d, s, n, i (cache).</summary>
    GetNamed,

    /// <summary>s, n, s (value), i (cache).</summary>
    SetNamed,

    /// <summary>d, s, s (key).</summary>
    GetElement,

    /// <summary>s, s (key), s (value).</summary>
    SetElement,

    /// <summary>d, s, i (cache).</summary>
    GetLength,

    /// <summary>d, s (this), s (key).</summary>
    GetSuper,

    /// <summary>s (this), s (key), s (value).</summary>
    SetSuper,

    /// <summary>d, s, s (key).</summary>
    DeleteElement,

    /// <summary>d, n.</summary>
    DeleteGlobal,

    /// <summary>d, s, s (name).</summary>
    GetPrivate,

    /// <summary>s, s (name), s (value).</summary>
    SetPrivate,

    /// <summary>d, s (name), s.</summary>
    HasPrivate,

    /// <summary>s, s (name), s (value).</summary>
    DefinePrivate,

    /// <summary>s, s (name), s (function), i (kind).</summary>
    DefinePrivateMethod,

    /// <summary>d, a, b.</summary>
    Add,

    /// <summary>d, a, b.</summary>
    Subtract,

    /// <summary>d, a, b.</summary>
    Multiply,

    /// <summary>d, a, b.</summary>
    Divide,

    /// <summary>d, a, b.</summary>
    Remainder,

    /// <summary>d, a, b.</summary>
    Power,

    /// <summary>d, a, b.</summary>
    BitAnd,

    /// <summary>d, a, b.</summary>
    BitOr,

    /// <summary>d, a, b.</summary>
    BitXor,

    /// <summary>d, a, b.</summary>
    ShiftLeft,

    /// <summary>d, a, b.</summary>
    ShiftRight,

    /// <summary>d, a, b.</summary>
    ShiftRightUnsigned,

    /// <summary>d, a, i.</summary>
    AddInt,

    /// <summary>d, s.</summary>
    Increment,

    /// <summary>d, s.</summary>
    Decrement,

    /// <summary>d, s.</summary>
    Negate,

    /// <summary>d, s.</summary>
    ToNumber,

    /// <summary>d, s.</summary>
    ToNumeric,

    /// <summary>d, s.</summary>
    BitNot,

    /// <summary>d, s.</summary>
    Not,

    /// <summary>d, s.</summary>
    TypeOf,

    /// <summary>d, a, b.</summary>
    Equal,

    /// <summary>d, a, b.</summary>
    NotEqual,

    /// <summary>d, a, b.</summary>
    StrictEqual,

    /// <summary>d, a, b.</summary>
    StrictNotEqual,

    /// <summary>d, a, b.</summary>
    Less,

    /// <summary>d, a, b.</summary>
    Greater,

    /// <summary>d, a, b.</summary>
    LessEqual,

    /// <summary>d, a, b.</summary>
    GreaterEqual,

    /// <summary>d, a, b.</summary>
    InstanceOf,

    /// <summary>d, a, b.</summary>
    In,

    /// <summary>t.</summary>
    Jump,

    /// <summary>t, i (weight).</summary>
    JumpBack,

    /// <summary>s, t.</summary>
    JumpIfTrue,

    /// <summary>s, t.</summary>
    JumpIfFalse,

    /// <summary>s, t.</summary>
    JumpIfNullish,

    /// <summary>s, t.</summary>
    JumpIfUndefined,

    /// <summary>s, t.</summary>
    JumpIfNotUndefined,

    /// <summary>s, i, t.</summary>
    JumpIfInt,

    /// <summary>a, b, t.</summary>
    JumpIfLess,

    /// <summary>a, b, t.</summary>
    JumpIfNotLess,

    /// <summary>a, b, t.</summary>
    JumpIfLessEqual,

    /// <summary>a, b, t.</summary>
    JumpIfNotLessEqual,

    /// <summary>a, b, t.</summary>
    JumpIfStrictEqual,

    /// <summary>a, b, t.</summary>
    JumpIfNotStrictEqual,

    /// <summary>d, s (base), i (count).</summary>
    Call,

    /// <summary>d, s (base), s (list).</summary>
    CallSpread,

    /// <summary>d, s (base), i (count).</summary>
    New,

    /// <summary>d, s (callee), s (list).</summary>
    NewSpread,

    /// <summary>d, s (function), s (newTarget), s (list).</summary>
    SuperCall,

    /// <summary>d, s (function), s (newTarget).</summary>
    SuperForward,

    /// <summary>d, s.</summary>
    BindThis,

    /// <summary>s.</summary>
    Return,

    ReturnUndefined,

    /// <summary>d, s, s (this).</summary>
    CheckConstructorResult,

    /// <summary>s (function), s (this).</summary>
    RunFieldInitializer,

    /// <summary>d.</summary>
    NewObject,

    /// <summary>d, i (shape), s (base), i (count).</summary>
    NewObjectOfShape,

    /// <summary>d, s (base), i (count).</summary>
    NewArray,

    /// <summary>s, s (value).</summary>
    AppendElement,

    /// <summary>s.</summary>
    AppendHole,

    /// <summary>s, s (iterable).</summary>
    AppendAll,

    /// <summary>s, n, s (value).</summary>
    DefineField,

    /// <summary>s, s (key), s (value).</summary>
    DefineElement,

    /// <summary>s, s (key), s (function), i (kind).</summary>
    DefineMethod,

    /// <summary>s, s (value).</summary>
    SetPrototype,

    /// <summary>s, s (source).</summary>
    CopyProperties,

    /// <summary>d, s, s (base), i (count).</summary>
    ObjectRest,

    /// <summary>s, s (key).</summary>
    SetFunctionName,

    /// <summary>d, i (function).</summary>
    Closure,

    /// <summary>d, i (function), s (home).</summary>
    ClosureMethod,

    /// <summary>d (2), i (function), s (heritage), k (name).</summary>
    NewClass,

    /// <summary>s (class), s (function).</summary>
    SetFieldInitializer,

    /// <summary>d, k (name).</summary>
    NewPrivateName,

    /// <summary>d, k, k.</summary>
    NewRegExp,

    /// <summary>d, i.</summary>
    TemplateObject,

    /// <summary>d, s (base), i (count).</summary>
    Concat,

    /// <summary>d, s.</summary>
    ToText,

    /// <summary>d, s.</summary>
    ToAddend,

    /// <summary>d, s.</summary>
    ToPropertyKey,

    /// <summary>s, k.</summary>
    RequireObject,

    /// <summary>d.</summary>
    LoadThis,

    /// <summary>d.</summary>
    LoadNewTarget,

    /// <summary>d.</summary>
    LoadFunction,

    /// <summary>d, i (mapped).</summary>
    CreateArguments,

    /// <summary>d, i.</summary>
    CreateRest,

    /// <summary>s.</summary>
    CheckThis,

    /// <summary>s.</summary>
    Throw,

    /// <summary>k, i (kind).</summary>
    ThrowError,

    /// <summary>d, s.</summary>
    GetIterator,

    /// <summary>d, s.</summary>
    GetAsyncIterator,

    /// <summary>d, s, t (done).</summary>
    IteratorNext,

    /// <summary>d, s.</summary>
    IteratorStepRest,

    /// <summary>s.</summary>
    IteratorClose,

    /// <summary>s.</summary>
    IteratorCloseQuietly,

    /// <summary>d, s.</summary>
    AsyncIteratorNext,

    /// <summary>d, s, s (result), t (done).</summary>
    AsyncIteratorStep,

    /// <summary>d, s, t (none).</summary>
    AsyncIteratorClose,

    /// <summary>s.</summary>
    RequireObjectResult,

    /// <summary>d, s.</summary>
    ForInStart,

    /// <summary>d, s, t (done).</summary>
    ForInNext,

    Start,

    /// <summary>d, s, t (next).</summary>
    Yield,

    /// <summary>d, s (mode), s.</summary>
    YieldDelegate,

    /// <summary>d, s, s (received), s (mode), t (return).</summary>
    DelegateCall,

    /// <summary>d, t (done).</summary>
    DelegateStep,

    /// <summary>d, s.</summary>
    Await,
}
