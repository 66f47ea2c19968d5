namespace ActionSteps.Scripting.Execution;

/// <summary>Goes on when an awaited promise settles.</summary>
internal interface IAwaiter
{
    void Continue(Realm realm, PromiseState state, JsValue result);
}
