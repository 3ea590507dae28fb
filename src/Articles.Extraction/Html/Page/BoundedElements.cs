using AngleSharp.Dom;

namespace Articles.Extraction.Html.Page;

/// <summary>Makes elements as another factory does, and shows each to the bounds of its parse.</summary>
internal sealed class BoundedElements<TElement>(IElementFactory<Document, TElement> elements, MarkupBounds bounds)
    : IElementFactory<Document, TElement>
    where TElement : Element
{
    public TElement Create(Document document, string localName, string? prefix, NodeFlags flags)
    {
        var element = elements.Create(document, localName, prefix, flags);
        bounds.Add(element);
        return element;
    }
}
