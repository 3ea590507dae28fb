namespace Pipeline.Training.Corpora;

/// <summary>The classes of names, in the order of the tagger's labels.</summary>
internal enum NameClass
{
    /// <summary>A person.</summary>
    Person,

    /// <summary>A place, natural or political, or a building.</summary>
    Location,

    /// <summary>A company, institution, party, band, team or periodical.</summary>
    Organization,

    /// <summary>
    /// Any other name: works, events, products, peoples, languages. Learnt so that it is not taken for one of the others.
    /// </summary>
    Other,
}
