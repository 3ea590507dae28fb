namespace Pipeline.Training.Tests.Corpora;

public sealed class DocRedTests
{
    [Fact]
    public void Peoples_and_adherents_are_no_places_or_organisations_and_articles_are_no_part_of_names()
    {
        const string Document = """
            [{ "title": "x",
               "sents": [["The", "German", "Catholic", "Otto", "left", "the", "Ruhr", "."], ["\u00a0", "Siemens", "'s", "plant", "stayed",
               "."]],
               "vertexSet": [
                 [{ "name": "German", "sent_id": 0, "pos": [1, 2], "type": "LOC" }],
                 [{ "name": "Catholic", "sent_id": 0, "pos": [2, 3], "type": "ORG" }],
                 [{ "name": "Otto", "sent_id": 0, "pos": [3, 4], "type": "PER" }],
                 [{ "name": "the Ruhr", "sent_id": 0, "pos": [5, 7], "type": "LOC" }],
                 [{ "name": "Siemens's", "sent_id": 1, "pos": [1, 3], "type": "ORG" }, { "name": "1", "sent_id": 1, "pos": [0, 1],
                 "type": "NUM" }]
               ] }]
            """;
        using var folder = new CorpusFolder(("dev_revised.json", Document), ("test_revised.json", "[]"), ("docred_test.json", "[]"));
        folder.Read("docred").Select(CorpusFolder.Show).ShouldBe(
            ["The [Other German] [Other Catholic] [Person Otto] left the [Location Ruhr]. [Organization Siemens]'s plant stayed."]);
    }
}
