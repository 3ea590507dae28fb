using Articles.Extraction.Html.Body;
using Articles.Extraction.Html.Page;

namespace Articles.Extraction.Html.Forums;

/// <summary>
/// Finds the posts of a thread by what a program writes alike for each of them: elements of one shape, named as posts, that hold most of
/// the page's prose; and in each the innermost element that holds its text.
/// </summary>
internal sealed class PostFinder
{
    // Of the prose that any shape of posts holds: outer shapes hold a little more than inner ones.
    private const double NearlyAll = 0.9;

    // Of the posts' prose: their bodies leave out a signature or a quote.
    private const double OfBodies = 0.8;

    // What is named as a post's text leaves out the remarks on it too.
    private const double OfTexts = 0.4;
    private const double MinBodies = 0.8;
    private const double MaxBodies = 1.3;

    private readonly PageContent _page;
    private readonly Prose _prose;
    private readonly string[] _shapes;
    private readonly Dictionary<string, Group> _groups = new(StringComparer.Ordinal);

    private PostFinder(PageContent page, Prose prose)
    {
        (_page, _prose) = (page, prose);
        _shapes = NodeShape.Of(page.Nodes);
    }

    /// <summary>The posts in the order of the page; empty when there are none, or the page is about something else.</summary>
    /// <param name="page">The page, pruned.</param>
    /// <param name="prose">The prose that is not left out.</param>
    public static IReadOnlyList<Post> Find(PageContent page, Prose prose) => new PostFinder(page, prose).Find();

    private List<Post> Find()
    {
        GroupNodes();
        if (Outer() is not { } posts)
        {
            return [];
        }

        var bodies = Inner(posts)?.Nodes ?? posts.Nodes;
        var holds = CountBodies(bodies);
        return [.. bodies.Select(body => new Post(WithAuthor(body, holds), body))];
    }

    private void GroupNodes()
    {
        foreach (var node in _page.Nodes)
        {
            if (node.Pruned is not null || node.TextLength == 0
                || node.Kind is TagKind.Paragraph or TagKind.Heading or TagKind.Navigation or TagKind.Row or TagKind.Preformatted)
            {
                continue;
            }

            if (!_groups.TryGetValue(_shapes[node.Index], out var group))
            {
                _groups[_shapes[node.Index]] = group = new Group(IsNamed(node));
            }

            group.Nodes.Add(node);
            if (node.Index >= group.End)
            {
                group.Prose += _prose.In(node);
                group.End = node.EndNode;
            }
            else
            {
                group.Nests = true;
            }
        }
    }

    private bool IsNamed(PageNode node)
    {
        var shape = _shapes[node.Index];
        var name = shape.LastIndexOfAny(['.', '>']) is var at and >= 0 && shape[at] == '.' ? shape[(at + 1)..] : string.Empty;
        return PostNames.IsTyped(node.Element) || PostNames.IsNamed(name);
    }

    /// <summary>The outermost shape that is named as posts and holds as much of the prose as any.</summary>
    private Group? Outer()
    {
        var named = _groups.Values.Where(group => group is { IsNamed: true, Prose: > 0 }).ToList();
        var repeated = named.Where(group => group.Nodes.Count > 1).ToList();
        var most = (repeated.Count > 0 ? repeated : named).Select(group => group.Prose).DefaultIfEmpty().Max();
        var all = named.Select(group => group.Prose).DefaultIfEmpty().Max();
        // One post without an answer.
        var from = most < all / 2 || repeated.Count == 0 ? named : repeated;
        most = from == named ? all : most;
        return from.Where(group => group.Prose >= NearlyAll * most).MinBy(group => group.Nodes[0].Depth);
    }

    /// <summary>The innermost shape of which there is one in each post, with its text.</summary>
    private Group? Inner(Group posts)
    {
        var ends = new int[_page.Nodes.Count];
        var end = 0;
        var first = posts.Nodes.ToDictionary(node => node.Index);
        foreach (var node in _page.Nodes)
        {
            end = first.ContainsKey(node.Index) ? Math.Max(end, node.EndNode) : end;
            ends[node.Index] = end;
        }

        return _groups.Values
            .Where(group => !group.Nests && group != posts)
            .Select(group => (group, Inside: group.Nodes.Where(node => node.Index < ends[node.Index]).ToList()))
            .Where(item => item.Inside.Count >= MinBodies * posts.Nodes.Count && item.Inside.Count <= MaxBodies * posts.Nodes.Count
                && item.Inside.Sum(_prose.In) >= (IsText(item.Inside[0]) ? OfTexts : OfBodies) * posts.Prose)
            .OrderByDescending(item => item.Inside[0].Depth)
            .Select(item => item.group)
            .FirstOrDefault();
    }

    private static bool IsText(PageNode node) =>
        node.Element.GetAttribute("itemprop") is "text" or "articleBody" or "description" || (node.Own & Mark.ArticleBody) != 0;

    /// <summary>How many bodies begin before each node.</summary>
    private int[] CountBodies(IReadOnlyList<PageNode> bodies)
    {
        var counts = new int[_page.Nodes.Count + 1];
        foreach (var body in bodies)
        {
            counts[body.Index + 1]++;
        }

        for (var i = 1; i < counts.Length; i++)
        {
            counts[i] += counts[i - 1];
        }

        return counts;
    }

    /// <summary>The largest element around the body that holds no other; of a page with a single post the one that is named so.</summary>
    private static PageNode WithAuthor(PageNode body, int[] counts)
    {
        var node = body;
        while (node.Parent is { } parent && counts[parent.EndNode] - counts[parent.Index] == counts[body.EndNode] - counts[body.Index])
        {
            node = parent;
            if (counts[^1] == 1 && (PostNames.IsTyped(node.Element) || PostNames.IsNamed(node.Element.ClassName)))
            {
                break;
            }
        }

        return node.Parent is null && counts[^1] == 1 ? body : node;
    }

    private sealed class Group(bool isNamed)
    {
        public bool IsNamed { get; } = isNamed;

        public List<PageNode> Nodes { get; } = [];

        public double Prose { get; set; }

        /// <summary>Whether some of them stand in others.</summary>
        public bool Nests { get; set; }

        /// <summary>The node after the last of them.</summary>
        public int End { get; set; }
    }
}
