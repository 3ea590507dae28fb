namespace Pipeline.Functions.Tests.Publishing;

/// <summary>The tests of the published app, which is published once for all of them.</summary>
[CollectionDefinition(PublishedApp.Collection)]
public sealed class PublishedAppCollection : ICollectionFixture<PublishedApp>;
