using System.Net.Security;
using System.Security.Cryptography;

namespace ActionSteps.Api;

/// <summary>The API security settings of a bot. Immutable; steps find it by <see cref="StepContext.FindSetting{TSetting}"/>.</summary>
public sealed class ApiSettings
{
    private readonly Dictionary<string, Lazy<SslStreamCertificateContext>> _certificates = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ApiSetting> _byName = new(StringComparer.Ordinal);

    /// <summary>Takes the settings of a bot.</summary>
    /// <param name="items">The settings, with distinct names.</param>
    /// <exception cref="ArgumentException">Two settings have the same name.</exception>
    public ApiSettings(IReadOnlyList<ApiSetting> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        Items = [.. items];
        foreach (ApiSetting item in Items)
        {
            if (!_byName.TryAdd(item.Name, item))
            {
                throw new ArgumentException($"Two API settings are called \"{item.Name}\"; names are unique in a bot.");
            }

            if (item.Type == ApiSettingType.Ssl)
            {
                _certificates.Add(item.Name, new Lazy<SslStreamCertificateContext>(item.LoadCertificate));
            }
        }
    }

    /// <summary>The settings in the order of the bot.</summary>
    public IReadOnlyList<ApiSetting> Items { get; }

    /// <summary>The setting of a name; <c>null</c> when there is none.</summary>
    public ApiSetting? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The certificate that a setting shows, loaded once; <c>null</c> when it shows none.</summary>
    /// <exception cref="StepException">It cannot be loaded.</exception>
    internal SslStreamCertificateContext? CertificateOf(ApiSetting setting)
    {
        try
        {
            return _certificates.GetValueOrDefault(setting.Name)?.Value;
        }
        catch (Exception fault) when (fault is CryptographicException or ArgumentException)
        {
            throw new StepException(ErrorCodes.StepException, $"Key and certificate of API setting \"{setting.Name}\" cannot be used.", fault);
        }
    }
}
