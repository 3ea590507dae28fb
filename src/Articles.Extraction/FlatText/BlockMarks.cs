namespace Articles.Extraction.FlatText;

/// <summary>Signs in a block that speak against prose, or for it.</summary>
[Flags]
internal enum BlockMarks
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>A vertical bar, a middle dot, a bullet inside.</summary>
    Separator = 1,

    /// <summary>An arrow or angle, as in breadcrumbs.</summary>
    Arrow = 2,

    /// <summary>An at sign.</summary>
    At = 4,

    /// <summary>A number sign.</summary>
    Hash = 8,

    /// <summary>A copyright sign.</summary>
    Copyright = 16,

    /// <summary>A link or a domain.</summary>
    Link = 32,

    /// <summary>A currency sign.</summary>
    Currency = 64,

    /// <summary>A quotation mark.</summary>
    Quote = 128,

    /// <summary>An exclamation mark at the end.</summary>
    Exclamation = 256,

    /// <summary>A bullet or a dash in front.</summary>
    Bullet = 512,

    /// <summary>Capitals only.</summary>
    Shouted = 1024,
}
