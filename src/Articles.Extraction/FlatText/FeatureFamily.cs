namespace Articles.Extraction.FlatText;

/// <summary>A group of features of which a block has one: a measure cut into buckets.</summary>
/// <param name="Name">Its name in the weights file.</param>
/// <param name="Meaning">What it looks at, for a reader of <c>--explain</c>.</param>
/// <param name="Offset">The index of its first bucket.</param>
/// <param name="Buckets">How many it has.</param>
internal sealed record FeatureFamily(string Name, string Meaning, int Offset, int Buckets);
