namespace Articles.Extraction.FlatText;

/// <summary>The tagger's labels for a block. A page has them in this order; only the middle two alternate.</summary>
internal enum BlockState
{
    /// <summary>Before the body: menus, headline, byline, lead picture.</summary>
    Before,

    /// <summary>The body.</summary>
    Body,

    /// <summary>In the middle of the body, but not of it: captions, teasers, advertisements.</summary>
    Inline,

    /// <summary>After the body.</summary>
    After,
}
