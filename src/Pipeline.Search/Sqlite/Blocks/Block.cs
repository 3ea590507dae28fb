using System.Runtime.InteropServices;

namespace Pipeline.Search.Sqlite.Blocks;

/// <summary>
/// What filters, facets and sorting need of 256 articles with neighbouring numbers, column by column, as two blobs of a row: reading that
/// of 100,000 articles takes some milliseconds where as many rows, and ten times as many entities, take most of a second. Integers are in
/// the machine's order, which is little-endian wherever .NET runs SQLite; values are codes of the table <c>value</c>, 0 for none.
/// </summary>
internal sealed class Block
{
    /// <summary>Articles in a block: article <c>docid</c> is number <c>docid % Size</c> of block <c>docid / Size</c>.</summary>
    public const int Size = 256;

    private const int DatesEnd = Size * sizeof(long);
    private const int CodesEnd = DatesEnd + (CodedFacets * Size * sizeof(int));
    private const int AttributesLength = CodesEnd + Size;
    private const int StartsLength = (Size + 1) * sizeof(int);

    /// <summary>The facets of which an article has one value: language, sentiment and site.</summary>
    private const int CodedFacets = 3;

    private readonly byte[] _attributes = new byte[AttributesLength];
    private readonly int[] _starts = new int[Size + 1];
    private int[] _entities = [];

    /// <summary>What the articles have one of, as it is stored.</summary>
    public byte[] Attributes => _attributes;

    /// <summary>The lists of values, most of them entities, as they are stored: where each article's begin, and their codes.</summary>
    public byte[] Entities =>
    [
        .. MemoryMarshal.AsBytes(_starts.AsSpan()),
        .. MemoryMarshal.AsBytes(_entities.AsSpan(0, _starts[Size])),
    ];

    private Span<long> Dates => MemoryMarshal.Cast<byte, long>(_attributes.AsSpan(0, DatesEnd));

    private Span<int> Codes => MemoryMarshal.Cast<byte, int>(_attributes.AsSpan(DatesEnd, CodesEnd - DatesEnd));

    private Span<byte> Flags => _attributes.AsSpan(CodesEnd);

    /// <summary>Reads the attributes over what was here.</summary>
    public void LoadAttributes(ReadOnlySpan<byte> attributes) => attributes[..AttributesLength].CopyTo(_attributes);

    /// <summary>Reads the entities over what was here.</summary>
    public void LoadEntities(ReadOnlySpan<byte> entities)
    {
        MemoryMarshal.Cast<byte, int>(entities[..StartsLength]).CopyTo(_starts);
        var codes = MemoryMarshal.Cast<byte, int>(entities[StartsLength..]);
        if (_entities.Length < codes.Length)
        {
            _entities = new int[codes.Length * 2];
        }

        codes.CopyTo(_entities);
    }

    /// <summary>Whether there is an article of that number.</summary>
    public bool Has(int number) => (Flags[number] & (byte)BlockFlags.Present) != 0;

    /// <summary>Whether it is another's near-duplicate.</summary>
    public bool IsDuplicate(int number) => (Flags[number] & (byte)BlockFlags.Duplicate) != 0;

    /// <summary>What the newest stands first by, UTC ticks; 0 for unknown.</summary>
    public long Date(int number) => Dates[number];

    /// <summary>The first publication, UTC ticks; 0 for unknown.</summary>
    public long PublishedAt(int number) => (Flags[number] & (byte)BlockFlags.Published) != 0 ? Dates[number] : 0;

    /// <summary>The code of its language, sentiment or site.</summary>
    public int Code(int number, Facet facet) => Codes[((int)facet * Size) + number];

    /// <summary>The codes of its entities, subjects and other values that it may have several of.</summary>
    public ReadOnlySpan<int> ListedOf(int number) => _entities.AsSpan(_starts[number].._starts[number + 1]);

    /// <summary>Puts an article in.</summary>
    public void Set(int number, BlockEntry entry)
    {
        Dates[number] = entry.PublishedAt ?? entry.Date ?? 0;
        Codes[((int)Facet.Language * Size) + number] = entry.Language;
        Codes[((int)Facet.Sentiment * Size) + number] = entry.Sentiment;
        Codes[((int)Facet.Site * Size) + number] = entry.Site;
        Flags[number] = (byte)(BlockFlags.Present
            | (entry.PublishedAt is null ? BlockFlags.None : BlockFlags.Published)
            | (entry.IsDuplicate ? BlockFlags.Duplicate : BlockFlags.None));
        Replace(number, entry.Listed);
    }

    /// <summary>Takes an article out.</summary>
    public void Clear(int number)
    {
        Dates[number] = 0;
        for (var facet = 0; facet < CodedFacets; facet++)
        {
            Codes[(facet * Size) + number] = 0;
        }

        Flags[number] = 0;
        Replace(number, []);
    }

    private void Replace(int number, ReadOnlySpan<int> entities)
    {
        var (start, end, total) = (_starts[number], _starts[number + 1], _starts[Size]);
        var added = entities.Length - (end - start);
        if (total + added > _entities.Length)
        {
            Array.Resize(ref _entities, (total + added) * 2);
        }

        _entities.AsSpan(end..total).CopyTo(_entities.AsSpan(end + added));
        entities.CopyTo(_entities.AsSpan(start));
        for (var next = number + 1; next <= Size; next++)
        {
            _starts[next] += added;
        }
    }
}
