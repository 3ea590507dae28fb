#pragma warning disable RCS0056 // A line is as long as the text: a line of it is a token.

namespace Pipeline.Training.Tests.Corpora;

public sealed class GumTests
{
    private const string Document = """
        # newdoc id = GUM_news_x
        # newpar
        # text = US President Jane Doe's aide met the Ministry of Health of France.
        1	US	US	PROPN	NNP	_	3	compound	_	Entity=(1-person-new-nnnnn-cf1-5-coref(2-person-new-nnnnn-cf1-3,4-coref-Jane_Doe(3-place-new-nnnnn-cf1-1-coref)
        2	President	President	PROPN	NNP	_	3	nmod:desc	_	_
        3	Jane	Jane	PROPN	NNP	_	6	nmod:poss	_	_
        4-5	Doe's	_	_	_	_	_	_	_	_
        4	Doe	Doe	PROPN	NNP	_	3	flat	_	Entity=2)
        5	's	's	PART	POS	_	3	case	_	_
        6	aide	aide	NOUN	NN	_	7	nsubj	_	Entity=1)
        7	met	meet	VERB	VBD	_	0	root	_	_
        8	the	the	DET	DT	_	9	det	_	Entity=(4-organization-new-nnnnn-cf2-2-coref
        9	Ministry	Ministry	PROPN	NNP	_	7	obj	_	_
        10	of	of	ADP	IN	_	11	case	_	_
        11	Health	Health	PROPN	NNP	_	9	nmod	_	_
        12	of	of	ADP	IN	_	13	case	_	_
        13	France	France	PROPN	NNP	_	9	nmod	_	Entity=(5-organization-new-nnnnn-cf3-1-coref)4)
        14	.	.	PUNCT	.	_	7	punct	_	_

        # newpar
        # text = France agreed.
        1	France	France	PROPN	NNP	_	2	nsubj	_	Entity=(5-organization-giv:act-nnnnn-cf1-1-coref)
        2	agreed	agree	VERB	VBD	_	0	root	_	_
        3	.	.	PUNCT	.	_	2	punct	_	_

        """;

    [Fact]
    public void Mentions_are_cut_to_names_and_countries_stay_places()
    {
        using var folder = new CorpusFolder(("GUM_news_x.conllu", Document), ("GUM_fiction_y.conllu", "broken"));
        folder.Read("gum").Select(CorpusFolder.Show).ShouldBe(
            ["[Location US] President [Person Jane Doe]'s aide met the [Organization Ministry of Health of France].\n\n[Location France] "
                + "agreed."]);
    }
}
