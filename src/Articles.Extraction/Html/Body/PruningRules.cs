using Articles.Extraction.Html.Page;

namespace Articles.Extraction.Html.Body;

/// <summary>What <see cref="Pruner"/> leaves out.</summary>
/// <param name="Marks">The names that speak against a subtree.</param>
/// <param name="DropsTeasers">Whether lists of teasers go.</param>
/// <param name="KeepsForms">Whether forms stay that have prose in them: programs put a thread's posts into one.</param>
/// <param name="SparesBody">Whether inside what is marked as the body the names of its surroundings mean nothing.</param>
/// <param name="OpensPanels">Whether what opens when it is asked for is read though it is hidden.</param>
/// <param name="TrustsNames">Whether a class that speaks of menus or headers counts, and not only the elements for them.</param>
internal sealed record PruningRules(
    Mark Marks, bool DropsTeasers = false, bool KeepsForms = false, bool SparesBody = false, bool OpensPanels = false,
    bool TrustsNames = true)
{
    /// <summary>For an article.</summary>
    public static PruningRules Article { get; } = new(
        ~(Mark.Signature | Mark.Reviews | Mark.Panel | Mark.Post), DropsTeasers: true, SparesBody: true, OpensPanels: true);

    /// <summary>For an article of which the full rules leave too little: what no article is ever called.</summary>
    public static PruningRules Lenient { get; } = new(
        Mark.Comments | Mark.Consent | Mark.AuthorBio | Mark.Sidebar | Mark.Navigation | Mark.Advertisement | Mark.Share | Mark.Caption);

    /// <summary>For a thread: its posts are comments, with authors and dates.</summary>
    public static PruningRules Thread { get; } = new(
        Mark.Hidden | Mark.Consent | Mark.Overlay | Mark.Navigation | Mark.Advertisement | Mark.Share | Mark.Footer | Mark.Sidebar
            | Mark.Signature,
        KeepsForms: true);

    /// <summary>For a page of sections: what stands around them on every page of the site.</summary>
    public static PruningRules Sections { get; } = new(Around | Mark.Comments | Mark.Sidebar, SparesBody: true, OpensPanels: true);

    /// <summary>For a product: other products are not it, and its description stands beside its picture as often as not.</summary>
    public static PruningRules Product { get; } = new(
        Around | Mark.Comments | Mark.Reviews | Mark.Related, DropsTeasers: true, SparesBody: true, OpensPanels: true);

    /// <summary>For a page of entries.</summary>
    public static PruningRules Listing { get; } = new(
        Around | Mark.Comments | Mark.Reviews | Mark.Sidebar, SparesBody: true, OpensPanels: true);

    /// <summary>For a page of entries that stand in what is called search, filter or header.</summary>
    public static PruningRules Entries { get; } = Listing with { TrustsNames = false };

    private const Mark Around = Mark.Hidden | Mark.Consent | Mark.Overlay | Mark.Navigation | Mark.Share | Mark.Footer | Mark.Header;
}
