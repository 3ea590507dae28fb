using System.Net.Sockets;
using System.Text;
using Azure.Storage.Blobs;
using Azure.Storage.Sas;
using Pipeline.Articles.Contracts;

namespace Pipeline.Local.Tests.BadInput;

/// <summary>
/// The inbox for somebody who is not trusted: all that they have is a signature that creates and writes, and they write the request line
/// themselves. Every HTTP library would resolve the dots in it first.
/// </summary>
internal sealed class RawInbox(string connectionString)
{
    private readonly BlobContainerClient _container = new(connectionString, StorageNames.Inbox);

    /// <summary>Drops a file; <paramref name="target"/> is its name as it stands in the request line.</summary>
    public async Task DropAsync(string target, string content, CancellationToken cancellationToken)
    {
        var signed = _container.GenerateSasUri(
            BlobContainerSasPermissions.Create | BlobContainerSasPermissions.Write, TimeProvider.System.GetUtcNow().AddHours(1));
        var body = Encoding.UTF8.GetBytes(content);
        var head =
            $"PUT {signed.AbsolutePath}/{target}{signed.Query} HTTP/1.1\r\nHost: {signed.Authority}\r\nConnection: "
            + "close\r\nx-ms-blob-type: BlockBlob\r\n"
            + $"x-ms-version: 2021-12-02\r\nContent-Length: {body.Length}\r\n\r\n";
        using var client = new TcpClient();
        await client.ConnectAsync(signed.Host, signed.Port, cancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(head), .. body], cancellationToken);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var answer = await reader.ReadToEndAsync(cancellationToken);
        answer.ShouldStartWith("HTTP/1.1 201 ", Case.Sensitive, target);
    }
}
