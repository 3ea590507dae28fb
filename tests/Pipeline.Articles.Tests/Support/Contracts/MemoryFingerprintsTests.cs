using Pipeline.Articles.Cleaning.Fingerprints;
using Pipeline.Contracts;

namespace Pipeline.Articles.Tests.Support.Contracts;

public sealed class MemoryFingerprintsTests : FingerprintIndexContract
{
    public MemoryFingerprintsTests()
        : this(new MemoryFingerprints())
    {
    }

    private MemoryFingerprintsTests(IFingerprintIndex index)
        : base(index, index)
    {
    }
}
