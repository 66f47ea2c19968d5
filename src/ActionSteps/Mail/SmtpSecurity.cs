namespace ActionSteps.Mail;

/// <summary>How the connection to a mail server is protected.</summary>
public enum SmtpSecurity
{
    /// <summary>STARTTLS, as on port 587: a server that does not offer it gets no mail.</summary>
    StartTls,

    /// <summary>TLS from the first byte, as on port 465.</summary>
    Tls,

    /// <summary>No encryption. Only for a server on the same machine or in a network that nobody else reads.</summary>
    None,
}
