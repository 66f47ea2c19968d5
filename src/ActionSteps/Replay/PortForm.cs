using ActionSteps.Sessions;

namespace ActionSteps.Replay;

/// <summary>How what comes out of a port is kept in a recording.</summary>
/// <param name="Write">Writes it.</param>
/// <param name="Read">Reads it; of data that was damaged it makes what it can.</param>
internal sealed record PortForm<T>(Func<T, Value> Write, Func<Value, T> Read);
