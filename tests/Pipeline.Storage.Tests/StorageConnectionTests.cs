using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Pipeline.Storage.Tests;

public sealed class StorageConnectionTests
{
    private static readonly (string Key, string Value)[] Addresses =
    [
        ("ArticleStorage:blobServiceUri", "https://account.blob.core.windows.net"),
        ("ArticleStorage:queueServiceUri", "https://account.queue.core.windows.net"),
        ("ArticleStorage:tableServiceUri", "https://account.table.core.windows.net"),
    ];

    [Fact]
    public void UseDevelopmentStorage_means_azurites_default_ports()
    {
        var connection = From(("ArticleStorage", "UseDevelopmentStorage=true"));

        connection.CreateBlobs().Uri.ShouldBe(new Uri("http://127.0.0.1:10000/devstoreaccount1"));
        connection.CreateQueues().Uri.ShouldBe(new Uri("http://127.0.0.1:10001/devstoreaccount1"));
        connection.CreateTables().Uri.ShouldBe(new Uri("http://127.0.0.1:10002/devstoreaccount1"));
    }

    [Fact]
    public void A_connection_string_and_addresses_at_once_are_refused_by_their_names()
    {
        var error = Should.Throw<InvalidOperationException>(() => From([.. Addresses,
            ("ArticleStorage", "DefaultEndpointsProtocol=https;AccountName=other;AccountKey=c2VjcmV0;EndpointSuffix=core.windows.net")]));

        error.Message.ShouldStartWith("Two storage accounts are configured");
        error.Message.ShouldContain("ArticleStorage__tableServiceUri");
        error.Message.ShouldNotContain("c2VjcmV0");
        error.Message.ShouldNotContain("account.blob");
    }

    [Fact]
    public void Empty_addresses_beside_a_connection_string_are_none() =>
        From(("ArticleStorage", "UseDevelopmentStorage=true"), ("ArticleStorage:blobServiceUri", ""))
            .CreateBlobs().Uri.Port.ShouldBe(10000);

    [Theory]
    [InlineData(null, null)]
    [InlineData("managedidentity", null)]
    [InlineData("ManagedIdentity", "5f0a1f4e-0000-4000-8000-000000000000")]
    [InlineData(null, "5f0a1f4e-0000-4000-8000-000000000000")]
    public void Addresses_connect_with_an_identity(string? credential, string? clientId)
    {
        var connection = From([.. Addresses, ("ArticleStorage:credential", credential), ("ArticleStorage:clientId", clientId)]);

        connection.CreateBlobs().Uri.Host.ShouldBe("account.blob.core.windows.net");
        connection.CreateQueues().Uri.Host.ShouldBe("account.queue.core.windows.net");
        connection.CreateTables().Uri.Host.ShouldBe("account.table.core.windows.net");
    }

    [Fact]
    public void Nothing_configured_says_what_to_set()
    {
        var error = Should.Throw<InvalidOperationException>(() => From());

        error.Message.ShouldContain("UseDevelopmentStorage=true");
        error.Message.ShouldContain("ArticleStorage__blobServiceUri");
    }

    [Fact]
    public void Addresses_in_part_name_the_missing_ones()
    {
        var error = Should.Throw<InvalidOperationException>(() => From(Addresses[0]));

        error.Message.ShouldContain("ArticleStorage__queueServiceUri and ArticleStorage__tableServiceUri");
    }

    [Theory]
    [InlineData("account.blob.core.windows.net")]
    [InlineData("http://account.blob.core.windows.net")]
    [InlineData("https://account.blob.core.windows.net?sv=2024&sig=c2VjcmV0")]
    public void An_address_that_is_none_is_refused_by_its_setting_and_not_repeated(string address)
    {
        var error = Should.Throw<InvalidOperationException>(() => From([("ArticleStorage:blobServiceUri", address), .. Addresses[1..]]));

        error.Message.ShouldContain("ArticleStorage__blobServiceUri");
        error.ToString().ShouldNotContain("c2VjcmV0");
    }

    [Theory]
    [InlineData("nonsense c2VjcmV0")]
    [InlineData("AccountKey=c2VjcmV0")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=account;AccountKey=!!c2VjcmV0!!")]
    [InlineData("BlobEndpoint=https://account.blob.core.windows.net;SharedAccessSignature=sig=c2VjcmV0")]
    public void A_connection_string_that_is_none_is_refused_without_being_repeated(string connectionString)
    {
        var error = Should.Throw<InvalidOperationException>(() => From(("ArticleStorage", connectionString)));

        error.ToString().ShouldNotContain("c2VjcmV0");
        error.Message.ShouldContain("ArticleStorage");
    }

    [Fact]
    public void An_unknown_credential_is_refused() =>
        Should.Throw<InvalidOperationException>(() => From([.. Addresses, ("ArticleStorage:credential", "password")]))
            .Message.ShouldContain("managedidentity");

    [Fact]
    public void Registration_fails_at_once_when_nothing_is_configured() =>
        Should.Throw<InvalidOperationException>(() => new ServiceCollection().AddPipelineStorage(new ConfigurationBuilder().Build()));

    private static StorageConnection From(params (string Key, string? Value)[] settings) =>
        StorageConnection.From(
            new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value)))
            .Build());
}
