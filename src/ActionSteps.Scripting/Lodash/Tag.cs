namespace ActionSteps.Scripting.Lodash;

/// <summary>What kind of object lodash takes an object for.</summary>
internal enum Tag
{
    Object,
    Array,
    Function,
    Map,
    Set,
    WeakMap,
    WeakSet,
    Date,
    RegExp,
    Error,
    Boolean,
    Number,
    Text,
    Symbol,
    TypedArray,
    ArrayBuffer,
    DataView,
    Other,
}
