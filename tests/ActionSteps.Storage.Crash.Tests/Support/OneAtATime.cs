// The tests of this project load the machine, and some of them measure.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
