namespace Articles.TextAnalytics.Embedded.Entities.Tagging;

/// <summary>Where in a name a token stands.</summary>
internal enum NamePart
{
    /// <summary>First of several.</summary>
    Begin,

    /// <summary>Neither first nor last.</summary>
    Inside,

    /// <summary>Last of several.</summary>
    Last,

    /// <summary>The only one.</summary>
    Unit,
}
