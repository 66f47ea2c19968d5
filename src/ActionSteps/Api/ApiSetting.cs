using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ActionSteps.Api;

/// <summary>A security setting of a bot, which API steps choose by its name. Its secrets are in no log. Immutable.</summary>
/// <param name="Name">The name that steps use, case-sensitive.</param>
/// <param name="Type">What it does.</param>
public sealed record ApiSetting(string Name, ApiSettingType Type)
{
    /// <summary>The private key of <see cref="ApiSettingType.Ssl"/> as unencrypted PEM, or the public id of the key of <see cref="ApiSettingType.Hmac"/>.</summary>
    public string Key { get; init; } = string.Empty;

    /// <summary>The certificate of <see cref="ApiSettingType.Ssl"/> as PEM, with the certificates between it and its root behind it.</summary>
    public string ClientCertificate { get; init; } = string.Empty;

    /// <summary>The shared secret of <see cref="ApiSettingType.Hmac"/>.</summary>
    public string Secret { get; init; } = string.Empty;

    /// <summary>
    /// The header that carries the signature of <see cref="ApiSettingType.Hmac"/>; when there is one, the id of the key goes along as
    /// <c>key</c>; <c>null</c>, the default, for <c>hash</c>.
    /// </summary>
    public string? Header { get; init; }

    /// <summary>The hash of <see cref="ApiSettingType.Hmac"/>; SHA-256 when left out.</summary>
    public ApiHash Encoding { get; init; }

    /// <summary>Name and type, without the secrets.</summary>
    public override string ToString() => $"{Name} {Type}";

    /// <summary>The certificate of <see cref="ApiSettingType.Ssl"/>.</summary>
    /// <exception cref="CryptographicException">Key or certificate are no PEM.</exception>
    /// <exception cref="ArgumentException">The key is not that of the certificate.</exception>
    internal SslStreamCertificateContext LoadCertificate()
    {
        X509Certificate2 certificate = X509Certificate2.CreateFromPem(ClientCertificate, Key);
        if (OperatingSystem.IsWindows())
        {
            // Its TLS wants keys that went through its own store.
            certificate = X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
        }

        X509Certificate2Collection chain = [];
        chain.ImportFromPem(ClientCertificate);
        chain.RemoveAt(0);
        return SslStreamCertificateContext.Create(certificate, chain, offline: true);
    }
}
