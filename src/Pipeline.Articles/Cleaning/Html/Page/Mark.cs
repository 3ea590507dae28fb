namespace Pipeline.Articles.Cleaning.Html.Page;

/// <summary>What an element's name, class, id, role and microdata say it is. Evidence, not proof: names lie.</summary>
[Flags]
internal enum Mark
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The article's body: <c>itemprop=articleBody</c>, <c>entry-content</c>, <c>story-body</c>…</summary>
    ArticleBody = 1 << 0,

    /// <summary>The article with its head: <c>article</c>, <c>hentry</c>, <c>story</c>…</summary>
    Article = 1 << 1,

    /// <summary>Menus, breadcrumbs, pagers, search.</summary>
    Navigation = 1 << 2,

    /// <summary>Share bars and follow buttons.</summary>
    Share = 1 << 3,

    /// <summary>Newsletter, subscription, cookie and app prompts.</summary>
    Prompt = 1 << 4,

    /// <summary>Advertisements and sponsored boxes.</summary>
    Advertisement = 1 << 5,

    /// <summary>Teasers of other stories.</summary>
    Related = 1 << 6,

    /// <summary>Readers' comments.</summary>
    Comments = 1 << 7,

    /// <summary>About the author.</summary>
    AuthorBio = 1 << 8,

    /// <summary>Author line.</summary>
    Byline = 1 << 9,

    /// <summary>Date line.</summary>
    Date = 1 << 10,

    /// <summary>Caption or credit.</summary>
    Caption = 1 << 11,

    /// <summary>Page footer, copyright, imprint.</summary>
    Footer = 1 << 12,

    /// <summary>Tags, topics, categories.</summary>
    Topics = 1 << 13,

    /// <summary>Sidebars and widgets beside the article.</summary>
    Sidebar = 1 << 14,

    /// <summary>Not shown.</summary>
    Hidden = 1 << 15,

    /// <summary>Page header, masthead.</summary>
    Header = 1 << 16,

    /// <summary>Galleries, players, pictures.</summary>
    Media = 1 << 17,

    /// <summary>Modal windows, pop-ups, overlays.</summary>
    Overlay = 1 << 18,

    /// <summary>Metadata lines about the article (dates, authors, reading time, counters).</summary>
    Meta = 1 << 19,

    /// <summary>The headline.</summary>
    Title = 1 << 20,

    /// <summary>A quote pulled out of the text and set again, large.</summary>
    PullQuote = 1 << 21,

    /// <summary>An embedded post of a social network.</summary>
    Embed = 1 << 22,

    /// <summary>Inside a figure.</summary>
    Figure = 1 << 23,

    /// <summary>Inside a form.</summary>
    Form = 1 << 24,

    /// <summary>Inside a list.</summary>
    List = 1 << 25,

    /// <summary>Inside a quotation.</summary>
    Quote = 1 << 26,

    /// <summary>Inside a table.</summary>
    Table = 1 << 27,
}
