namespace Articles.Client.Tests.PublicApi;

public sealed class PublicApiTests
{
    [Fact]
    public void The_public_API_is_as_approved() => LibraryApi.ShouldBeAsApproved(typeof(ArticleEvent).Assembly);

    [Fact]
    public void It_needs_the_client_of_the_queues_and_nothing_of_the_pipeline() =>
        LibraryApi.ReferencesBeside(typeof(ArticleEvent).Assembly, "Azure.Core", "Azure.Storage.Common", "Azure.Storage.Queues")
            .ShouldBeEmpty();
}
