using Pipeline.Articles.Contracts;
using Pipeline.Contracts;

namespace Pipeline.Storage.Tests.Contracts;

public sealed class ArticlePartsTests(StorageFixture storage) : ArticlePartsContract
{
    protected override IArticleParts Parts => storage.Get<IArticleParts>();
}
