using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Pipeline.Articles.Reading.Pdf;

/// <summary>Comes last for every stream, also one without filters, and puts it on the account.</summary>
internal sealed class MeteringFilter(PdfLimits limits) : IFilter
{
    public bool IsSupported => true;

    public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
    {
        limits.Decoded(streamDictionary, input.Span);
        return input;
    }
}
