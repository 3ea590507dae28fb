namespace Articles.Extraction.Html.Page;

/// <summary>What an element's name, class, id, role and microdata say it is. Evidence, not proof: names lie.</summary>
[Flags]
internal enum Mark
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The article's body: <c>itemprop=articleBody</c>, <c>entry-content</c>, <c>story-body</c>…</summary>
    ArticleBody = 1 << 0,

    /// <summary>Menus, breadcrumbs, pagers, search.</summary>
    Navigation = 1 << 1,

    /// <summary>Share bars and follow buttons.</summary>
    Share = 1 << 2,

    /// <summary>Newsletter, subscription and app prompts.</summary>
    Prompt = 1 << 3,

    /// <summary>Advertisements and sponsored boxes.</summary>
    Advertisement = 1 << 4,

    /// <summary>Teasers of other stories.</summary>
    Related = 1 << 5,

    /// <summary>Readers' comments.</summary>
    Comments = 1 << 6,

    /// <summary>About the author.</summary>
    AuthorBio = 1 << 7,

    /// <summary>Author line.</summary>
    Byline = 1 << 8,

    /// <summary>Date line.</summary>
    Date = 1 << 9,

    /// <summary>Caption or credit.</summary>
    Caption = 1 << 10,

    /// <summary>Page footer, copyright, imprint.</summary>
    Footer = 1 << 11,

    /// <summary>Tags, topics, categories.</summary>
    Topics = 1 << 12,

    /// <summary>Sidebars and widgets beside the article.</summary>
    Sidebar = 1 << 13,

    /// <summary>Not shown.</summary>
    Hidden = 1 << 14,

    /// <summary>Page header, masthead.</summary>
    Header = 1 << 15,

    /// <summary>Galleries, players, pictures.</summary>
    Media = 1 << 16,

    /// <summary>Modal windows, pop-ups, overlays.</summary>
    Overlay = 1 << 17,

    /// <summary>Metadata lines about the article (dates, authors, reading time, counters).</summary>
    Meta = 1 << 18,

    /// <summary>A quote pulled out of the text and set again, large.</summary>
    PullQuote = 1 << 19,

    /// <summary>An embedded post of a social network.</summary>
    Embed = 1 << 20,

    /// <summary>Inside a quotation.</summary>
    Quote = 1 << 21,

    /// <summary>Inside a table.</summary>
    Table = 1 << 22,

    /// <summary>Asks to accept cookies.</summary>
    Consent = 1 << 23,

    /// <summary>A box of a page builder: what stands beside an article as a rule, and now and then the article.</summary>
    Widget = 1 << 24,

    /// <summary>Asks readers for their opinion, or tells of a poll.</summary>
    Poll = 1 << 25,

    /// <summary>What stands under each post of its author.</summary>
    Signature = 1 << 26,

    /// <summary>What buyers say of a product.</summary>
    Reviews = 1 << 27,

    /// <summary>A part that opens when it is asked for: of an accordion, of tabs.</summary>
    Panel = 1 << 28,

    /// <summary>A contribution to a thread.</summary>
    Post = 1 << 29,
}
