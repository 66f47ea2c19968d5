namespace ActionSteps.Testing.Faults;

/// <summary>When a call fails.</summary>
public enum FaultMoment
{
    /// <summary>The store was not reached: nothing has happened.</summary>
    Before,

    /// <summary>The store has done its work, and the caller does not hear of it.</summary>
    After,
}
