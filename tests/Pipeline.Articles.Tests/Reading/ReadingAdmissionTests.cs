using Microsoft.Extensions.Options;
using Pipeline.Articles.Reading;

namespace Pipeline.Articles.Tests.Reading;

/// <summary>Who waits for whom when many files are read at the same time.</summary>
public sealed class ReadingAdmissionTests : IDisposable
{
    private static readonly byte[] Zip = [(byte)'P', (byte)'K', 3, 4];
    private static readonly byte[] Text = "Text"u8.ToArray();

    private readonly ReadingAdmission _room = new(Options.Create(new ReadingOptions()));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task A_small_file_does_not_wait_for_any_number_of_large_ones()
    {
        using var first = await EnterAsync(Zip, 100_000);
        var others = Enumerable.Range(0, 50).Select(_ => EnterAsync(Zip, 100_000)).ToList();

        var small = EnterAsync(Text, 5_000);

        small.IsCompletedSuccessfully.ShouldBeTrue();
        others.ShouldAllBe(other => !other.IsCompleted);
        (await small).Dispose();
    }

    [Fact]
    public async Task Large_files_go_one_after_the_other_in_their_order()
    {
        var first = await EnterAsync(Zip, 100_000);
        var second = EnterAsync(Zip, 100_000);
        var third = EnterAsync(Text, 10_000_000);

        first.Dispose();
        (await second).Dispose();

        (await third).Dispose();
        second.IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public async Task A_large_file_says_when_it_has_to_wait_and_others_never_do()
    {
        var waits = 0;
        using var first = await _room.EnterAsync(Zip, 100_000, () => waits++, Token);
        using var small = await _room.EnterAsync(Text, 5_000, () => waits++, Token);
        waits.ShouldBe(0);

        _ = _room.EnterAsync(Zip, 100_000, () => waits++, Token);

        waits.ShouldBe(1);
    }

    [Fact]
    public async Task Small_files_together_take_no_more_than_a_quarter_of_the_largest()
    {
        var places = Enumerable.Range(0, 4).Select(_ => EnterAsync(Text, 1_000_000)).ToList();

        places.Count(place => place.IsCompleted).ShouldBe(2);

        (await places[0]).Dispose();
        (await places[2]).Dispose();
    }

    private Task<IDisposable> EnterAsync(byte[] start, long length) => _room.EnterAsync(start, length, onWait: null, Token);
}
