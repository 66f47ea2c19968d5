using System.Globalization;
using ActionSteps.Sessions;

namespace ActionSteps.Messages;

/// <summary>The user has sent a place.</summary>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
public sealed record UserLocation(double Latitude, double Longitude) : UserMessage
{
    internal const string TypeName = "location";

    /// <inheritdoc/>
    public override string MessageType => TypeName;

    /// <summary>Latitude and longitude with a comma between them.</summary>
    public override string Content => string.Create(CultureInfo.InvariantCulture, $"{Latitude},{Longitude}");

    /// <inheritdoc/>
    public override Value ToWireForm() => Value.Object(
        ("messageType", TypeName), ("coordinates", Value.Object(("lat", Latitude), ("long", Longitude))));

    internal static UserLocation? Read(Value form) =>
        form["coordinates"]["lat"].TryGetNumber(out double latitude) && form["coordinates"]["long"].TryGetNumber(out double longitude)
            ? new UserLocation(latitude, longitude)
            : null;
}
