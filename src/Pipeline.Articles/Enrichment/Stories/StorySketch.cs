using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace Pipeline.Articles.Enrichment.Stories;

/// <summary>What of an article tells its event: the terms of its headline and lead, counted, and the names among them, all as hashes.</summary>
public sealed class StorySketch
{
    /// <summary>The maximum number of terms.</summary>
    public const int MaxTerms = 128;

    /// <summary>The maximum number of headline terms.</summary>
    public const int MaxHeadline = 32;

    /// <summary>The maximum number of names.</summary>
    public const int MaxNames = 32;

    private const byte Format = 1;
    private const int HeadLength = 4;

    private readonly uint[] _terms;
    private readonly byte[] _counts;
    private readonly uint[] _headline;
    private readonly uint[] _names;

    private StorySketch(string language, uint[] terms, byte[] counts, uint[] headline, uint[] names) =>
        (Language, _terms, _counts, _headline, _names) = (language, terms, counts, headline, names);

    /// <summary>The text's language (ISO 639-1); empty if unknown. Only articles of one language are compared.</summary>
    public string Language { get; }

    /// <summary>The hashes of the terms, ascending.</summary>
    public ReadOnlySpan<uint> Terms => _terms;

    /// <summary>How often each term is there; a term of the headline counts several times.</summary>
    public ReadOnlySpan<byte> Counts => _counts;

    /// <summary>The hashes of the headline's terms, ascending.</summary>
    public ReadOnlySpan<uint> Headline => _headline;

    /// <summary>The hashes of the names, ascending.</summary>
    public ReadOnlySpan<uint> Names => _names;

    /// <summary>Makes a sketch.</summary>
    /// <param name="language">The text's language; null if unknown.</param>
    /// <param name="terms">The terms with their counts, the most telling first: those beyond <see cref="MaxTerms"/> are left out.</param>
    /// <param name="headline">The headline's terms; those beyond <see cref="MaxHeadline"/> are left out.</param>
    /// <param name="names">The names, the most mentioned first: those beyond <see cref="MaxNames"/> are left out.</param>
    public static StorySketch Of(
        string? language, IEnumerable<KeyValuePair<string, int>> terms, IEnumerable<string> headline, IEnumerable<string> names)
    {
        language ??= string.Empty;
        var counted = new SortedDictionary<uint, byte>();
        foreach (var (term, count) in terms)
        {
            if (counted.Count == MaxTerms)
            {
                break;
            }

            counted[Hash(language, term)] = (byte)Math.Clamp(count, 1, byte.MaxValue);
        }

        return new StorySketch(
            language, [.. counted.Keys], [.. counted.Values], Hash(language, headline, MaxHeadline), Hash(language, names, MaxNames));
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <param name="language">The text's language.</param>
    /// <param name="bytes">The terms and names.</param>
    /// <returns>Null if these are no such bytes.</returns>
    public static StorySketch? Read(string language, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeadLength || bytes[0] != Format
            || bytes.Length != HeadLength + (bytes[1] * 5) + ((bytes[2] + bytes[3]) * sizeof(uint)))
        {
            return null;
        }

        var (terms, counts, headline, names) = (new uint[bytes[1]], new byte[bytes[1]], new uint[bytes[2]], new uint[bytes[3]]);
        bytes = bytes[HeadLength..];
        for (var i = 0; i < terms.Length; i++, bytes = bytes[5..])
        {
            (terms[i], counts[i]) = (BinaryPrimitives.ReadUInt32LittleEndian(bytes), bytes[4]);
        }

        Read(headline, ref bytes);
        Read(names, ref bytes);
        return new StorySketch(language, terms, counts, headline, names);

        static void Read(uint[] hashes, ref ReadOnlySpan<byte> bytes)
        {
            for (var i = 0; i < hashes.Length; i++, bytes = bytes[sizeof(uint)..])
            {
                hashes[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            }
        }
    }

    /// <summary>The terms and names, at most 900 bytes.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[HeadLength + (_terms.Length * 5) + ((_headline.Length + _names.Length) * sizeof(uint))];
        (bytes[0], bytes[1], bytes[2], bytes[3]) = (Format, (byte)_terms.Length, (byte)_headline.Length, (byte)_names.Length);
        var rest = bytes.AsSpan(HeadLength);
        for (var i = 0; i < _terms.Length; i++, rest = rest[5..])
        {
            BinaryPrimitives.WriteUInt32LittleEndian(rest, _terms[i]);
            rest[4] = _counts[i];
        }

        foreach (var hash in _headline.Concat(_names))
        {
            BinaryPrimitives.WriteUInt32LittleEndian(rest, hash);
            rest = rest[sizeof(uint)..];
        }

        return bytes;
    }

    /// <summary>How many names two sketches have in common.</summary>
    public int CommonNames(StorySketch other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Common(_names, other._names);
    }

    /// <summary>How many terms of this headline the other article has.</summary>
    public int HeadlineTermsIn(StorySketch other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Common(_headline, other._terms);
    }

    private static int Common(uint[] one, uint[] other)
    {
        var common = 0;
        for (int i = 0, j = 0; i < one.Length && j < other.Length;)
        {
            var order = one[i].CompareTo(other[j]);
            common += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return common;
    }

    private static uint[] Hash(string language, IEnumerable<string> texts, int most) =>
        [.. texts.Select(text => Hash(language, text)).Distinct().Take(most).Order()];

    /// <summary>The same on every machine. A word of another language is another term.</summary>
    private static uint Hash(string language, string term) => XxHash32.HashToUInt32(Encoding.UTF8.GetBytes($"{language}:{term}"));
}
