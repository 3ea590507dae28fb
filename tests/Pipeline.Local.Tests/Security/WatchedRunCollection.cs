namespace Pipeline.Local.Tests.Security;

/// <summary>The tests that read what one watched run left.</summary>
[CollectionDefinition]
public sealed class WatchedRunCollection : ICollectionFixture<WatchedRun>;
