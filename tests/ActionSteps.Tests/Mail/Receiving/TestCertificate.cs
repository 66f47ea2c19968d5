using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ActionSteps.Tests.Mail.Receiving;

/// <summary>A certificate authority of the tests, and a server certificate for <c>localhost</c> from it.</summary>
internal sealed class TestCertificate : IDisposable
{
    public TestCertificate()
    {
        using RSA authorityKey = RSA.Create(2048);
        CertificateRequest authority = new("CN=Test authority", authorityKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        authority.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        DateTimeOffset now = DateTimeOffset.UtcNow;
        Authority = authority.CreateSelfSigned(now.AddDays(-1), now.AddDays(2));

        using RSA serverKey = RSA.Create(2048);
        CertificateRequest server = new("CN=localhost", serverKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName("localhost");
        server.CertificateExtensions.Add(names.Build());
        using X509Certificate2 issued = server.Create(Authority, now.AddDays(-1), now.AddDays(1), [1, 2, 3, 4]);
        using X509Certificate2 withKey = issued.CopyWithPrivateKey(serverKey);
        CertificatePem = withKey.ExportCertificatePem();
        KeyPem = serverKey.ExportPkcs8PrivateKeyPem();
        Server = X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null);
    }

    public X509Certificate2 Authority { get; }

    public X509Certificate2 Server { get; }

    public string CertificatePem { get; }

    public string KeyPem { get; }

    public void Dispose()
    {
        Authority.Dispose();
        Server.Dispose();
    }
}
