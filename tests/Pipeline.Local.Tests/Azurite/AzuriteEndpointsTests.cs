using Pipeline.Local.Azurite;

namespace Pipeline.Local.Tests.Azurite;

public sealed class AzuriteEndpointsTests
{
    [Fact]
    public void A_connection_string_gives_back_its_endpoints()
    {
        var endpoints = AzuriteEndpoints.OnPorts(1, 2, 3);

        AzuriteEndpoints.FromConnectionString(endpoints.ConnectionString).ShouldBe(endpoints);
    }

    [Theory]
    [InlineData("UseDevelopmentStorage=true")]
    [InlineData("usedevelopmentstorage=TRUE;")]
    public void Development_storage_is_the_default_ports(string connectionString) =>
        AzuriteEndpoints.FromConnectionString(connectionString).ShouldBe(AzuriteEndpoints.Default);

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("UseDevelopmentStorage=false")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=account;AccountKey=c2VjcmV0;EndpointSuffix=core.windows.net")]
    [InlineData("AccountName=devstoreaccount1;AccountKey=c2VjcmV0;BlobEndpoint=http://127.0.0.1:1/devstoreaccount1")]
    [InlineData("AccountName=a;AccountKey=c2VjcmV0;BlobEndpoint=http://10.0.0.1:1/a;QueueEndpoint=http://10.0.0.1:2/a;"
        + "TableEndpoint=http://10.0.0.1:3/a")]
    public void Any_other_account_is_no_emulator_of_this_machine(string connectionString) =>
        AzuriteEndpoints.FromConnectionString(connectionString).ShouldBeNull();

    [Fact]
    public void Printing_shows_no_key() =>
        AzuriteEndpoints.Default.ToString().ShouldBe(
            "http://127.0.0.1:10000/devstoreaccount1, http://127.0.0.1:10001/devstoreaccount1, http://127.0.0.1:10002/devstoreaccount1");
}
