using System.Text;
using ActionSteps.Expressions;

namespace ActionSteps.Api;

/// <summary>Sets the header <c>Authorization</c>, which then wins over one among the headers. Never logged.</summary>
public sealed record ApiAuthorization
{
    /// <summary>How; <see cref="ApiAuthorizationType.None"/> when left out.</summary>
    public ApiAuthorizationType Type { get; init; }

    /// <summary>The user name of <see cref="ApiAuthorizationType.Basic"/>; default empty.</summary>
    public Template Username { get; init; } = Template.Empty;

    /// <summary>The password of <see cref="ApiAuthorizationType.Basic"/>; default empty.</summary>
    public Template Password { get; init; } = Template.Empty;

    /// <summary>The token of <see cref="ApiAuthorizationType.Bearer"/>; default empty.</summary>
    public Template Token { get; init; } = Template.Empty;

    /// <summary>The type, without the secrets.</summary>
    public override string ToString() => Type.ToString();

    /// <summary>The value of the header; <c>null</c> for none.</summary>
    internal string? Render(StepContext context, ApiSecrets secrets)
    {
        switch (Type)
        {
            case ApiAuthorizationType.Basic:
                string username = Username.Render(context.Evaluation);
                context.CollectFaults();
                string password = secrets.Render(Password, context, "authorization.password");
                string credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{username}:{password}"));
                secrets.Add(credentials);
                return "Basic " + credentials;
            case ApiAuthorizationType.Bearer:
                return "Bearer " + secrets.Render(Token, context, "authorization.token");
            default:
                return null;
        }
    }
}
