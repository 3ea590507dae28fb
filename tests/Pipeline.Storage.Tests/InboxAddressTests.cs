using Azure.Storage.Blobs;
using CsCheck;
using Pipeline.Articles.Contracts;

namespace Pipeline.Storage.Tests;

public sealed class InboxAddressTests
{
    // What addresses are made of, and a few letters.
    private static readonly Gen<string> Name = Gen.OneOf(
            ".", "..", "/", "//", "\\", "%", "%2e", "%2F", "%25", "?", "#", ";", "&", "=", ":", "@", "+", " ", "a", "é", "e\u0301",
            "\U0001F309",
            "inbox", "articles-clean")
        .Array[1, 8]
        .Select(parts => string.Concat(parts));

    public static TheoryData<string> Containers { get; } =
    [
        "https://account.blob.core.windows.net/inbox",
        "http://127.0.0.1:10000/devstoreaccount1/inbox",
        "http://localhost:10000/devstoreaccount1/inbox",
        "https://articles.example/inbox",
    ];

    [Theory]
    [MemberData(nameof(Containers))]
    public void The_storage_library_makes_the_right_address_of_every_allowed_name(string container)
    {
        var client = new BlobContainerClient(new Uri(container));
        Name.Where(InboxName.IsAllowed).Sample(name => InboxAddress.IsOf(client.Uri, client.GetBlobClient(name).Uri, name).ShouldBeTrue());
    }

    [Theory]
    [MemberData(nameof(Containers))]
    public void An_address_of_another_blob_is_seen(string container)
    {
        var client = new BlobContainerClient(new Uri(container));
        foreach (var name in new[] { "../articles-clean/x.json", "a/../../articles-clean/x.json", "a/../b", "a/./b", "dir/", "//lead.txt",
            "/lead.txt" })
        {
            InboxAddress.IsOf(client.Uri, client.GetBlobClient(name).Uri, name).ShouldBeFalse(name);
        }

        InboxAddress.IsOf(client.Uri, new Uri(container + "-old/a"), "a").ShouldBeFalse();
        InboxAddress.IsOf(client.Uri, new Uri("https://other.blob.core.windows.net/inbox/a"), "a").ShouldBeFalse();
        InboxAddress.IsOf(client.Uri, new Uri(container + "/A"), "a").ShouldBeFalse();
    }
}
