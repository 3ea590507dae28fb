namespace Articles.Extraction.Formats.WebArchives.Records;

/// <summary>The types of records of WARC (ISO 28500, 6); ARC has responses and one that describes the file.</summary>
internal enum RecordKind
{
    /// <summary>A type that the standard does not name.</summary>
    Other,

    /// <summary>Describes the file.</summary>
    WarcInfo,

    /// <summary>What a server answered.</summary>
    Response,

    /// <summary>A file without the protocol's head around it.</summary>
    Resource,

    /// <summary>What a crawler asked for.</summary>
    Request,

    /// <summary>Says more about another record.</summary>
    Metadata,

    /// <summary>A page that was as before, and was not stored again.</summary>
    Revisit,

    /// <summary>Another form of a page: its text, in WET.</summary>
    Conversion,

    /// <summary>A later segment of a record.</summary>
    Continuation,
}
