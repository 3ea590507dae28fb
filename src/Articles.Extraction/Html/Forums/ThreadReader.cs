using System.Text;
using Articles.Extraction.Evidence;
using Articles.Extraction.Html.Body;
using Articles.Extraction.Html.Metadata;
using Articles.Extraction.Html.Page;

namespace Articles.Extraction.Html.Forums;

/// <summary>Reads a thread: its posts in their order, each under its author and time.</summary>
internal static class ThreadReader
{
    private const double Opening = 80;

    /// <summary>The posts as one text, or null when none were found.</summary>
    /// <param name="page">The page, pruned as a thread.</param>
    /// <param name="metadata">What it declares.</param>
    /// <param name="signals">The words to know dates by.</param>
    public static FoundBody? Read(PageContent page, PageMetadata metadata, ArticleSignals signals)
    {
        var prose = Prose.OfLive(page);
        var posts = PostFinder.Find(page, prose);
        if (posts.Count == 0)
        {
            return null;
        }

        var owners = Owners(page, posts);
        var verdicts = page.Blocks.Select(block => Judge(block, owners[block.Index] >= 0, signals)).ToArray();
        var text = new StringBuilder(OpeningOf(page, metadata, posts, prose, verdicts));
        var repeats = new RepeatedQuotes();
        repeats.Remember(text.ToString());
        PostHead? first = null;
        for (var i = 0; i < posts.Count; i++)
        {
            var head = PostHead.Read(page, posts[i], signals, metadata.Locale);
            first ??= head;
            var owner = i;
            var own = Own(page, posts[i], block => owners[block] == owner);
            repeats.Drop(own, verdicts);
            var body = BodyText.Write(own, verdicts);
            repeats.Remember(body);
            if (body.Length == 0)
            {
                continue;
            }

            var line = string.Join('\n', new[] { head.Author, head.Time }.OfType<string>());
            foreach (var part in new[] { line, body }.Where(part => part.Length > 0))
            {
                text.Append(text.Length == 0 ? string.Empty : "\n\n").Append(part);
            }
        }

        return new FoundBody(text.ToString(), [], new ShownFacts(first?.Author, first?.PublishedAt, null, null), verdicts);
    }

    /// <summary>The post that each block is the text of, or -1; of posts in posts the inner one.</summary>
    private static int[] Owners(PageContent page, IReadOnlyList<Post> posts)
    {
        var owners = new int[page.Blocks.Count];
        Array.Fill(owners, -1);
        for (var i = 0; i < posts.Count; i++)
        {
            Array.Fill(owners, i, posts[i].Body.FirstBlock, posts[i].Body.EndBlock - posts[i].Body.FirstBlock);
        }

        return owners;
    }

    private static List<PageBlock> Own(PageContent page, Post post, Func<int, bool> isOwn)
    {
        var blocks = new List<PageBlock>();
        for (var i = post.Body.FirstBlock; i < post.Body.EndBlock; i++)
        {
            if (isOwn(i))
            {
                blocks.Add(page.Blocks[i]);
            }
        }

        return blocks;
    }

    private static Verdict Judge(PageBlock block, bool isInPost, ArticleSignals signals)
    {
        if (block.Node.Pruned is { } pruned)
        {
            return Verdict.Drop(pruned.Role, pruned.Reason);
        }

        if (!isInPost)
        {
            return Verdict.Drop(BlockRole.Other, "outside the posts");
        }

        return block.Kind is not BlockKind.Preformatted && signals.Phrases.Match(block.Text) is { WholeLine: true } phrase
            ? Verdict.Drop(phrase.Role, "is a phrase of the site")
            : Verdict.Keep("in a post");
    }

    /// <summary>What was asked may be written otherwise than the answers: the prose between the headline and the first of them.</summary>
    private static string OpeningOf(PageContent page, PageMetadata metadata, IReadOnlyList<Post> posts, Prose prose, Verdict[] verdicts)
    {
        var (start, end) = (metadata.Heading?.Index + 1 ?? 0, posts[0].Node.FirstBlock);
        if (metadata.Heading is null || start >= end || prose.Between(start, end) < Opening)
        {
            return string.Empty;
        }

        for (var i = start; i < end; i++)
        {
            var block = page.Blocks[i];
            if (block.Node.Pruned is null && (block.Prose > 0 || block.Kind is BlockKind.Preformatted))
            {
                verdicts[i] = Verdict.Keep("before the first answer");
            }
        }

        return BodyText.Write([.. page.Blocks.Skip(start).Take(end - start)], verdicts);
    }
}
