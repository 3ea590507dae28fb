namespace Articles.TextAnalytics.Embedded.Entities;

/// <summary>What a phrase of the gazetteer is.</summary>
internal enum NameKind
{
    /// <summary>A country, state, city or other political place.</summary>
    Place,

    /// <summary>The people or language of a place ("Chinese"): no entity by itself.</summary>
    Demonym,

    /// <summary>An organisation.</summary>
    Organization,

    /// <summary>An office or rank before a person's name.</summary>
    Office,

    /// <summary>A form of address before a person's name.</summary>
    Honorific,

    /// <summary>A product.</summary>
    Product,
}
