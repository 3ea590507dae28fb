namespace Pipeline.Training.Learning;

/// <summary>How to train.</summary>
/// <param name="Epochs">How often to go through all examples.</param>
/// <param name="Rarest">How often a feature occurs at least.</param>
/// <param name="Keep">The share of features that each example is shown with.</param>
/// <param name="Runs">How many models to train, each in another order; their mean is written.</param>
/// <param name="Scale">How many units a weight of 1 becomes.</param>
/// <param name="Least">The least unit that a feature's largest weight must reach.</param>
/// <param name="Seed">Seed of the order of examples and of the features shown.</param>
internal sealed record TrainingOptions(
    int Epochs = 8, int Rarest = 3, double Keep = 0.8, int Runs = 3, float Scale = 3, int Least = 2, int Seed = 1);
