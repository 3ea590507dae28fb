using Pipeline.Articles.Cleaning.Fingerprints;
using Pipeline.Contracts;
using Pipeline.Storage.Tables;

namespace Pipeline.Storage.Tests.Tables;

public sealed class TableFingerprintIndexTests(StorageFixture storage)
    : FingerprintIndexContract(storage.Get<IFingerprintIndex>(), storage.Get<IFingerprintIndex>())
{
    [Fact]
    public void Is_what_keeps_fingerprints_where_no_file_is_named() =>
        storage.Get<IFingerprintIndex>().ShouldBeOfType<TableFingerprintIndex>();
}
