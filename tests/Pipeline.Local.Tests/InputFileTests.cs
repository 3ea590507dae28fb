namespace Pipeline.Local.Tests;

public sealed class InputFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("input-files-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Find_folder_names_files_by_their_path_below_it_in_order()
    {
        Write("news/b.txt");
        Write("news/2026/a.html");

        InputFile.Find([At("news")]).Select(file => file.Name).ShouldBe(["2026/a.html", "b.txt"]);
    }

    [Fact]
    public void Find_single_file_has_its_own_name()
    {
        Write("news/b.txt");

        InputFile.Find([At("news/b.txt")]).ShouldHaveSingleItem().Name.ShouldBe("b.txt");
    }

    [Fact]
    public void Find_same_name_in_two_folders_is_told_apart_by_the_folder()
    {
        Write("one/a.txt");
        Write("two/a.txt");

        InputFile.Find([At("one"), At("two")]).Select(file => file.Name).ShouldBe(["one/a.txt", "two/a.txt"]);
    }

    [Fact]
    public void Find_the_same_file_named_twice_is_one()
    {
        Write("one/a.txt");

        InputFile.Find([At("one"), At("one/a.txt")]).ShouldHaveSingleItem();
    }

    [Fact]
    public void Find_two_files_that_no_folder_tells_apart_says_which()
    {
        Write("x/same/a.txt");
        Write("y/same/a.txt");

        Should.Throw<InvalidOperationException>(() => InputFile.Find([At("x/same"), At("y/same")])).Message.ShouldContain("same/a.txt");
    }

    [Fact]
    public void Find_missing_path_says_so() =>
        Should.Throw<FileNotFoundException>(() => InputFile.Find([At("nothing")])).Message.ShouldContain("nothing");

    private string At(string path) => Path.Combine(_folder.FullName, path);

    private void Write(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), "x");
    }
}
