using System.IO.Compression;
using Articles.TextAnalytics.Embedded.Entities.Tagging;

namespace Articles.TextAnalytics.Embedded.Tests;

public sealed class NameModelTests
{
    private const uint Feature = 77;

    [Fact]
    public void Scores_are_the_sums_of_the_known_features_weights_against_no_name()
    {
        var row = new sbyte[NameModel.Columns];
        row[0] = 100;
        row[^1] = -3;
        var model = Read(Write(new SortedDictionary<uint, sbyte[]> { [Feature] = row, [uint.MaxValue] = row }));
        var sum = model.Sum([Feature, Feature, uint.MaxValue, 5]);
        sum[0].ShouldBe((short)300);
        sum[NameModel.Columns - 1].ShouldBe((short)-9);
    }

    [Fact]
    public void What_is_no_model_is_refused()
    {
        using var stream = new MemoryStream();
        using (var compressed = new BrotliStream(stream, CompressionLevel.Fastest, leaveOpen: true))
        {
            compressed.Write(new byte[2000]);
        }

        Should.Throw<InvalidDataException>(() => Read(stream.ToArray()));
    }

    private static byte[] Write(SortedDictionary<uint, sbyte[]> rows)
    {
        using var stream = new MemoryStream();
        NameModel.Write(stream, rows, new short[NameLabel.Count * NameLabel.Count]);
        return stream.ToArray();
    }

    private static NameModel Read(byte[] model)
    {
        using var stream = new MemoryStream(model);
        return NameModel.Read(stream);
    }
}
