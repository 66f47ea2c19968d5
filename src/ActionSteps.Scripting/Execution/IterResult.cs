namespace ActionSteps.Scripting.Execution;

/// <summary>The layout of <c>{ value, done }</c>.</summary>
internal static class IterResult
{
    internal static readonly Shape Shape = Shape.CreateShared([(Names.Value, PropertyFlags.Default), (Names.Done, PropertyFlags.Default)]);
}
