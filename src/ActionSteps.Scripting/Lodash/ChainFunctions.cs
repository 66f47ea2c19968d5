using static ActionSteps.Scripting.Lodash.LodashFunction;

namespace ActionSteps.Scripting.Lodash;

/// <summary>Functions that begin a chain or step into one.</summary>
internal static class ChainFunctions
{
    internal static readonly LodashFunction[] All =
    [
        Ends("chain", 1, static (in NativeCall call) => JsLodashWrapper.Wrap(call.Realm, call[0], isExplicit: true)),
        Chain("tap", 2, Tap),
        Chain("thru", 2, static (in NativeCall call) => call.Realm.Call(call[1], JsValue.Undefined, call[0])),
    ];

    private static JsValue Tap(in NativeCall call)
    {
        call.Realm.Call(call[1], JsValue.Undefined, call[0]);
        return call[0];
    }
}
