namespace ActionSteps;

/// <summary>Tells which port a step needs, so that a host learns at start what is missing.</summary>
internal interface IPortStep
{
    /// <summary>The type of the port.</summary>
    Type PortType { get; }
}
