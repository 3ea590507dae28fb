using AngleSharp.Dom;
using Articles.Extraction.Limits;

namespace Articles.Extraction.Html.Page;

/// <summary>
/// Bounds one parse, element by element as the parser makes them. Tags cannot be counted before: formatting that is left open is made anew
/// in each paragraph, so that 16 KB of markup become a million elements. The parser's time is the product of elements and depth.
/// </summary>
/// <param name="options">The limits of a page.</param>
/// <param name="budget">What is left of the limits of the file; takes the elements off.</param>
/// <param name="cancellationToken">Cancels the parse.</param>
internal sealed class MarkupBounds(CleaningOptions options, FileBudget budget, CancellationToken cancellationToken)
{
    // The walk to the root costs as much as the page is deep.
    private const int Stride = 32;

    private INode? _last;
    private int _elements;

    /// <summary>The parser made an element, and is about to put it in its place.</summary>
    /// <exception cref="ArticleRejectedException">It is one too many, or the one before lies too deep.</exception>
    public void Add(INode element)
    {
        if (++_elements > options.MaxElements)
        {
            throw new ArticleRejectedException(
                RejectionCodes.TooManyElements,
                $"The page has more than {options.MaxElements:N0} elements, counting those that HTML opens again in each paragraph. If it "
                    + "is an article after all, raise Cleaning:MaxElements.");
        }

        if (_elements % Stride == 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            CheckDepth();
        }

        _last = element;
    }

    private void CheckDepth()
    {
        budget.AddElements(Stride);
        var depth = 0;
        for (var node = _last; node is not null; node = node.Parent)
        {
            depth++;
        }

        // Flattening it, as browsers do, would move text away from where it stood.
        if (depth > options.MaxNesting)
        {
            throw new ArticleRejectedException(
                RejectionCodes.TooDeep,
                $"The page nests its elements more than {options.MaxNesting:N0} deep. If it is an article after all, raise "
                + "Cleaning:MaxNesting.");
        }
    }
}
