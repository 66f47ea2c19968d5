namespace ActionSteps.Execution;

/// <summary>Where ports come from.</summary>
internal interface IPortSource
{
    /// <summary>A port of the host; <c>null</c> when it is not registered.</summary>
    TPort? Find<TPort>()
        where TPort : class;
}
