using System.Diagnostics;
using System.Text.Json;
using ActionSteps.Testing.Contracts;

namespace ActionSteps.Tests.Mail.Receiving;

/// <summary>Reads mail files with Python's mail library.</summary>
internal static class PythonMailReader
{
    private const string Script = """
        import base64, email, email.policy, json, sys
        def read(path):
            message = email.message_from_binary_file(open(path, "rb"), policy=email.policy.default)
            def text(kind):
                part = message.get_body(preferencelist=(kind,))
                return None if part is None else part.get_content().replace("\r\n", "\n")
            return {
                "id": message["Message-ID"], "to": [a.addr_spec for a in message["To"].addresses], "subject": message["Subject"],
                "text": text("plain"), "html": text("html"), "defects": [str(d) for p in message.walk() for d in p.defects],
                "files": [[p.get_filename(), base64.b64encode(p.get_payload(decode=True)).decode()] for p in message.iter_attachments()],
            }
        print(json.dumps([read(path) for path in sys.argv[1:]]))
        """;

    public static async Task<IReadOnlyList<ReceivedMail>> ReadAsync(string[] paths)
    {
        using Process python = Process.Start(new ProcessStartInfo("python3", ["-c", Script, .. paths]) { RedirectStandardOutput = true })!;
        string output = await python.StandardOutput.ReadToEndAsync();
        await python.WaitForExitAsync();
        using JsonDocument document = JsonDocument.Parse(output);
        return [.. document.RootElement.EnumerateArray().Select(Read)];
    }

    private static ReceivedMail Read(JsonElement mail)
    {
        Assert.Empty(mail.GetProperty("defects").EnumerateArray());
        return new ReceivedMail(
            mail.GetProperty("id").GetString()!,
            [.. mail.GetProperty("to").EnumerateArray().Select(address => address.GetString()!)],
            mail.GetProperty("subject").GetString()!,
            mail.GetProperty("text").GetString() ?? "",
            mail.GetProperty("html").GetString(),
            [.. mail.GetProperty("files").EnumerateArray().Select(file => KeyValuePair.Create(file[0].GetString()!, file[1].GetBytesFromBase64()))]);
    }
}
