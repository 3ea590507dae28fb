namespace Pipeline.Local.Tests.BadInput;

/// <summary>
/// All bad input goes to one host, one file after the other, so that what one leaves behind is there when the next comes.
/// </summary>
[CollectionDefinition]
public sealed class BadInputCollection : ICollectionFixture<BadInputHost>;
